import packageJson from '../../package.json' with { type: 'json' };
import type { Ledger } from '../model/slug-history.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { isRedirect, redirectTarget } from '../sources/api/redirect.ts';
import { isAsTold, readHeader, readParts } from '../storage/backup/read-backup.ts';
import { type CopyHeader, MOST_HEADER_BYTES, MOST_PART_BYTES } from '../storage/backup/write-backup.ts';

const HOPS = 5;

/** Where the live site's `library.json` stands and whose it must be; the times are milliseconds, and have defaults. */
export interface RestoreOptions {
	address: URL;
	team: string;
	say?: ((line: string) => void) | undefined;
	fetch?: typeof fetch | undefined;
	/** How long nothing may come before a request counts as not answered. */
	timeoutMs?: number | undefined;
	/** How long all requests together may take. */
	patienceMs?: number | undefined;
}

/**
 * The copy that the live site carries, for a machine that has none of its own. Whatever goes wrong, there is none; a line says so only
 * where something stands there that can't be used. The requests are the site's own, so they cost nothing of the Library's allowance.
 */
export async function restoreCopy(
	options: RestoreOptions,
): Promise<{ snapshot: Snapshot; ledger: Ledger } | undefined> {
	const { address, team, say = () => {}, timeoutMs = 5_000, patienceMs = 60_000 } = options;
	const end = AbortSignal.timeout(patienceMs);
	const send = options.fetch ?? fetch;
	const ask = (url: URL, mostBytes: number) => readBytes(send, url, mostBytes, timeoutMs, end);
	const none = (why: string) => {
		say(`The copy at ${address.href} is not used: ${why}.`);
		return undefined;
	};

	const first = await ask(address, MOST_HEADER_BYTES);
	if (typeof first === 'string') return first === 'too large' ? none(first) : undefined;
	const text = new TextDecoder().decode(first);
	// Many hosts answer every address with a page.
	if (/^\s*</.test(text)) return undefined;
	const header = readHeader(text);
	if (!header) return none('it is of no form that this help center knows');
	if (header.team !== team) return none('it is another team’s');

	const texts: string[] = [];
	for (const part of header.parts) {
		const bytes = await ask(addressOf(part, address), MOST_PART_BYTES);
		if (typeof bytes === 'string') return none(`${part.path} is ${bytes}`);
		if (!isAsTold(part, bytes)) return none(`${part.path} is not the one that it names`);
		texts.push(new TextDecoder().decode(bytes));
	}
	const copy = readParts(header, texts);
	if (!copy) return none('its parts are of no form that this help center knows');
	const { articles, takenAt } = copy.snapshot;
	say(
		`Nothing is kept here: going on from the ${articles.length} articles at ${address.href} (${takenAt.slice(0, 16)}Z).`,
	);
	return copy;
}

/** The digits make it an address of its own: what a cache kept of the part before can't come instead. */
function addressOf({ path, sha256 }: CopyHeader['parts'][number], header: URL): URL {
	return new URL(`${path}?${sha256.slice(0, 8)}`, header);
}

/** The bytes of a file, or in a word why there are none. */
async function readBytes(
	send: typeof fetch,
	from: URL,
	mostBytes: number,
	timeoutMs: number,
	end: AbortSignal,
): Promise<Uint8Array | 'too large' | 'missing'> {
	const silence = new AbortController();
	const timer = setTimeout(() => silence.abort(), timeoutMs);
	const signal = AbortSignal.any([silence.signal, end]);
	const headers = { accept: 'application/json', 'user-agent': `${packageJson.name}/${packageJson.version} (+restore)` };
	try {
		for (let url = from, hops = 0; hops <= HOPS; hops += 1) {
			const response = await send(url, { headers, redirect: 'manual', signal });
			timer.refresh();
			if (!isRedirect(response.status)) {
				if (response.status !== 200) return 'missing';
				return await readBody(response, mostBytes, () => timer.refresh());
			}
			const to = redirectTarget(url, response.headers.get('location'));
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

async function readBody(response: Response, mostBytes: number, onChunk: () => void): Promise<Uint8Array | 'too large'> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.byteLength;
		if (size > mostBytes) return 'too large';
		chunks.push(chunk);
		onChunk();
	}
	return Buffer.concat(chunks);
}
