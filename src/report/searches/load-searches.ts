import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrorCode } from '../../files/error-code.ts';
import { SettingsError } from '../../model/user-errors.ts';

const TIMEOUT_MS = 30_000;
const EXPECTED =
	'expected the file or the URL of your collector of searches, or the folder of the server, such as .data/acme/searches';

/** How the counts of a collector are requested. */
export interface LoadOptions {
	/** Sent to the collector. */
	secret: string | undefined;
	fetch?: typeof fetch;
}

/**
 * Reads what a collector has counted, as NDJSON: from a file, a folder of such files or a URL.
 * @throws {SettingsError} if it can't be read
 */
export async function loadSearches(from: string, { secret, fetch: send = fetch }: LoadOptions): Promise<string> {
	return /^https?:\/\//.test(from) ? requestLines(from, secret, send) : readFiles(from);
}

async function readFiles(path: string): Promise<string> {
	try {
		return await readFile(path, 'utf8').catch(async (error: unknown) => {
			if (!hasErrorCode(error, 'EISDIR')) throw error;
			const names = (await readdir(path)).filter((name) => name.endsWith('.ndjson')).sort();
			return (await Promise.all(names.map((name) => readFile(join(path, name), 'utf8')))).join('\n');
		});
	} catch (cause) {
		const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
		throw new SettingsError(`--searches is ${JSON.stringify(path)}, which can’t be read (${code}): ${EXPECTED}.`, {
			cause,
		});
	}
}

async function requestLines(text: string, secret: string | undefined, send: typeof fetch): Promise<string> {
	const fail = (reason: string, expected = EXPECTED, cause?: unknown) =>
		new SettingsError(`--searches is ${JSON.stringify(text)}, ${reason}: ${expected}.`, { cause });
	const url = URL.parse(text);
	if (!url) throw fail('which is no URL');
	const isPrivate = url.protocol === 'https:' || /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
	if (secret !== undefined && !isPrivate) {
		throw fail('to which SEARCH_INSIGHTS_SECRET is not sent', 'expected https, because others could read it over http');
	}
	const headers = { accept: 'application/x-ndjson', ...(secret && { authorization: `Bearer ${secret}` }) };
	let response: Response;
	try {
		response = await send(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
	} catch (cause) {
		const { message } = cause instanceof Error && cause.cause instanceof Error ? cause.cause : Error(String(cause));
		throw fail(`which can’t be reached (${message})`, EXPECTED, cause);
	}
	if (response.status === 401 || response.status === 403) {
		throw fail(`which answers ${response.status}`, 'expected its READ_SECRET in the setting SEARCH_INSIGHTS_SECRET');
	}
	if (!response.ok) throw fail(`which answers ${response.status}`);
	return response.text();
}
