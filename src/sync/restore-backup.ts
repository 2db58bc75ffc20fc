import packageJson from '../../package.json' with { type: 'json' };
import type { SlugHistory } from '../model/slug-history.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { isRedirect, resolveRedirect } from '../sources/api/redirect.ts';
import {
	isPlausibleHistory,
	matchesChecksum,
	parseBackupHeader,
	parseBackupParts,
} from '../storage/backup/read-backup.ts';
import {
	type BackupHeader,
	MAX_BACKUP_BYTES,
	MAX_HEADER_BYTES,
	MAX_PART_BYTES,
} from '../storage/backup/write-backup.ts';

const MAX_REDIRECTS = 5;

/** Where the live site's `library.json` is, and which team it must be of. Times are in milliseconds. */
export interface RestoreOptions {
	url: URL;
	team: string;
	/** The origin of the source that the team’s articles come from now. */
	source?: string | undefined;
	log?: ((line: string) => void) | undefined;
	fetch?: typeof fetch | undefined;
	/** How long a request may receive nothing before it is aborted. */
	idleTimeoutMs?: number | undefined;
	/** How long all requests together may take. */
	totalTimeoutMs?: number | undefined;
}

/**
 * Downloads the backup that the live site publishes, for a machine without a snapshot of its own. Returns `undefined` if anything goes wrong;
 * logs a line only if there is a backup that can't be used. The requests go to the site, so they don't count towards the Library's request
 * budget.
 */
export async function restoreBackup(
	options: RestoreOptions,
): Promise<{ snapshot: Snapshot; slugHistory: SlugHistory } | undefined> {
	const { url, team, source, log = () => {}, idleTimeoutMs = 5_000, totalTimeoutMs = 60_000 } = options;
	const end = AbortSignal.timeout(totalTimeoutMs);
	const send = options.fetch ?? fetch;
	const download = (url: URL, maxBytes: number) => downloadBytes(send, url, maxBytes, idleTimeoutMs, end);
	const reject = (why: string) => {
		log(`The backup at ${url.href} is not used: ${why}.`);
		return undefined;
	};

	const first = await download(url, MAX_HEADER_BYTES);
	if (typeof first === 'string') return first === 'too large' ? reject(first) : undefined;
	const text = new TextDecoder().decode(first);
	// Many hosts respond to every path with a page.
	if (/^\s*</.test(text)) return undefined;
	const header = parseBackupHeader(text);
	if (!header) return reject('its format is unknown');
	if (header.team !== team) return reject('it belongs to another team');
	const total = header.parts.reduce((sum, { bytes }) => sum + bytes, 0);
	if (total > MAX_BACKUP_BYTES) return reject(`it is larger than ${MAX_BACKUP_BYTES / 1_000_000} MB`);

	const texts: string[] = [];
	for (const part of header.parts) {
		const bytes = await download(buildPartUrl(part, url), MAX_PART_BYTES);
		if (typeof bytes === 'string') return reject(`${part.path} is ${bytes}`);
		if (!matchesChecksum(part, bytes)) return reject(`${part.path} does not match its checksum`);
		texts.push(new TextDecoder().decode(bytes));
	}
	const backup = parseBackupParts(header, texts);
	if (!backup) return reject('the format of its parts is unknown');
	if (!isPlausibleHistory(backup.slugHistory)) return reject('its slug history is implausibly large');
	const { articles, takenAt } = backup.snapshot;
	log(
		`No snapshot is stored: starting from the ${articles.length} articles at ${url.href} (${takenAt.slice(0, 16)}Z).`,
	);
	if (source !== undefined && source !== header.source) {
		log(`It was made from ${header.source}, so all of its articles are requested again.`);
	}
	return backup;
}

/** The beginning of the checksum makes the URL unique, so that no cache responds with an earlier version of the part. */
function buildPartUrl({ path, sha256 }: BackupHeader['parts'][number], header: URL): URL {
	return new URL(`${path}?${sha256.slice(0, 8)}`, header);
}

/** Downloads a file. Returns its bytes, or why there are none. */
async function downloadBytes(
	send: typeof fetch,
	from: URL,
	maxBytes: number,
	idleTimeoutMs: number,
	end: AbortSignal,
): Promise<Uint8Array | 'too large' | 'missing'> {
	const idle = new AbortController();
	const timer = setTimeout(() => idle.abort(), idleTimeoutMs);
	const signal = AbortSignal.any([idle.signal, end]);
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
		// Unreachable, too slow or cut off: to the caller, all of these mean that there is no backup.
		return 'missing';
	} finally {
		clearTimeout(timer);
		idle.abort();
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
