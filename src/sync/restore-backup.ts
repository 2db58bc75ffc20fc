import packageJson from '../../package.json' with { type: 'json' };
import type { SlugHistory } from '../model/slug-history.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { isRedirect, resolveRedirect } from '../sources/api/redirect.ts';
import { matchesChecksum, parseBackupHeader, parseBackupParts } from '../storage/backup/read-backup.ts';
import { type BackupHeader, MAX_HEADER_BYTES, MAX_PART_BYTES } from '../storage/backup/write-backup.ts';

const MAX_REDIRECTS = 5;

/** Where the live site's `library.json` stands and whose it must be; the times are milliseconds, and have defaults. */
export interface RestoreOptions {
	url: URL;
	team: string;
	log?: ((line: string) => void) | undefined;
	fetch?: typeof fetch | undefined;
	/** How long nothing may come before a request counts as not answered. */
	idleTimeoutMs?: number | undefined;
	/** How long all requests together may take. */
	totalTimeoutMs?: number | undefined;
}

/**
 * The copy that the live site carries, for a machine that has none of its own. Whatever goes wrong, there is none; a line says so only
 * where something stands there that can't be used. The requests are the site's own, so they cost nothing of the Library's allowance.
 */
export async function restoreBackup(
	options: RestoreOptions,
): Promise<{ snapshot: Snapshot; slugHistory: SlugHistory } | undefined> {
	const { url, team, log = () => {}, idleTimeoutMs = 5_000, totalTimeoutMs = 60_000 } = options;
	const end = AbortSignal.timeout(totalTimeoutMs);
	const send = options.fetch ?? fetch;
	const download = (url: URL, maxBytes: number) => downloadBytes(send, url, maxBytes, idleTimeoutMs, end);
	const reject = (why: string) => {
		log(`The copy at ${url.href} is not used: ${why}.`);
		return undefined;
	};

	const first = await download(url, MAX_HEADER_BYTES);
	if (typeof first === 'string') return first === 'too large' ? reject(first) : undefined;
	const text = new TextDecoder().decode(first);
	// Many hosts answer every address with a page.
	if (/^\s*</.test(text)) return undefined;
	const header = parseBackupHeader(text);
	if (!header) return reject('it is of no form that this help center knows');
	if (header.team !== team) return reject('it is another team’s');

	const texts: string[] = [];
	for (const part of header.parts) {
		const bytes = await download(buildPartUrl(part, url), MAX_PART_BYTES);
		if (typeof bytes === 'string') return reject(`${part.path} is ${bytes}`);
		if (!matchesChecksum(part, bytes)) return reject(`${part.path} is not the one that it names`);
		texts.push(new TextDecoder().decode(bytes));
	}
	const backup = parseBackupParts(header, texts);
	if (!backup) return reject('its parts are of no form that this help center knows');
	const { articles, takenAt } = backup.snapshot;
	log(`Nothing is kept here: going on from the ${articles.length} articles at ${url.href} (${takenAt.slice(0, 16)}Z).`);
	return backup;
}

/** The digits make it an address of its own: what a cache kept of the part before can't come instead. */
function buildPartUrl({ path, sha256 }: BackupHeader['parts'][number], header: URL): URL {
	return new URL(`${path}?${sha256.slice(0, 8)}`, header);
}

/** The bytes of a file, or in a word why there are none. */
async function downloadBytes(
	send: typeof fetch,
	from: URL,
	maxBytes: number,
	idleTimeoutMs: number,
	end: AbortSignal,
): Promise<Uint8Array | 'too large' | 'missing'> {
	const silence = new AbortController();
	const timer = setTimeout(() => silence.abort(), idleTimeoutMs);
	const signal = AbortSignal.any([silence.signal, end]);
	const headers = { accept: 'application/json', 'user-agent': `${packageJson.name}/${packageJson.version} (+restore)` };
	try {
		for (let url = from, hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
			const response = await send(url, { headers, redirect: 'manual', signal });
			timer.refresh();
			if (!isRedirect(response.status)) {
				if (response.status !== 200) return 'missing';
				return await readLimitedBody(response, maxBytes, () => timer.refresh());
			}
			const to = resolveRedirect(url, response.headers.get('location'));
			if (!to) return 'missing';
			url = to;
		}
		return 'missing';
	} catch {
		// Nobody there, too slow, cut off: to whoever asks, all of it means that there is no copy.
		return 'missing';
	} finally {
		clearTimeout(timer);
		silence.abort();
	}
}

async function readLimitedBody(
	response: Response,
	maxBytes: number,
	onChunk: () => void,
): Promise<Uint8Array | 'too large'> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.byteLength;
		if (size > maxBytes) return 'too large';
		chunks.push(chunk);
		onChunk();
	}
	return Buffer.concat(chunks);
}
