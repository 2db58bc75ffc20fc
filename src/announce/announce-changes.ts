import { CommandError } from '../model/user-errors.ts';
import type { Announced } from './announced-pages.ts';
import { readSitemap } from './read-sitemap.ts';

/** IndexNow takes no more addresses in one request. */
const MOST_AT_ONCE = 10_000;
const PATIENCE = 30_000;

/** What IndexNow's documents say of its refusals, and what to do. */
const ADVICE: Readonly<Record<number, string>> = {
	400: 'It could not read the request.',
	403: 'It does not take the key: its file may not be reachable from there yet. Run this again later.',
	422: 'It says that the addresses or the key are not those of this site. Check SITE_URL and INDEXNOW_KEY.',
	429: 'It has been told too much lately. Run this again later.',
};

/** Whose changes are announced, and where to. */
export interface Announcement {
	/** Address of the live site's home page; below it stand all its pages and the file of the key. */
	home: URL;
	key: string;
	announced: Announced;
	/** Where IndexNow is asked; a test has its own. */
	endpoint?: string;
}

/**
 * Tells IndexNow which pages of the live site are new or changed since it was told last, and returns how many. Only what it accepted is
 * remembered as announced.
 * @throws {CommandError} where the live site, or IndexNow, does not answer as it should
 */
export async function announceChanges(announcement: Announcement): Promise<number> {
	const { home, key, announced, endpoint = 'https://api.indexnow.org/indexnow' } = announcement;
	const keyLocation = new URL(`${key}.txt`, home).href;
	const sitemap = readSitemap(await liveFile(new URL('sitemap.xml', home).href), home.href);
	if (!sitemap) throw new CommandError(`${home}sitemap.xml is not the sitemap of a site like this. Check SITE_URL.`);
	if ((await liveFile(keyLocation)).trim() !== key)
		throw new CommandError(`${keyLocation} does not hold the key. Build with INDEXNOW_KEY, deploy, then announce.`);

	const before = await announced.load();
	const moved = [...sitemap].filter(([address, lastmod]) => before.get(address) !== lastmod);
	// What has left the sitemap is forgotten: it is news should it come back.
	const known = new Map([...before].filter(([address]) => sitemap.has(address)));
	for (let start = 0; start < moved.length; start += MOST_AT_ONCE) {
		const part = moved.slice(start, start + MOST_AT_ONCE);
		await tell(endpoint, { host: home.host, key, keyLocation, urlList: part.map(([address]) => address) });
		for (const [address, lastmod] of part) known.set(address, lastmod);
		await announced.save(known);
	}
	return moved.length;
}

async function liveFile(address: string): Promise<string> {
	const response = await ask(address, { headers: { 'Cache-Control': 'no-cache' } });
	if (response.status === 200) return response.text().catch((cause) => unreachable(address, cause));
	await response.body?.cancel();
	throw new CommandError(`${address} answers ${response.status}. Announce after a deployment of this site.`);
}

async function tell(endpoint: string, body: unknown): Promise<void> {
	const headers = { 'Content-Type': 'application/json; charset=utf-8' };
	const { status, body: answer } = await ask(endpoint, { method: 'POST', headers, body: JSON.stringify(body) });
	await answer?.cancel();
	if (status === 200 || status === 202) return;
	throw new CommandError(`IndexNow answered ${status}. ${ADVICE[status] ?? 'Run this again later.'}`);
}

function ask(address: string, request: RequestInit): Promise<Response> {
	const signal = AbortSignal.timeout(PATIENCE);
	return fetch(address, { ...request, signal, redirect: 'error' }).catch((cause) => unreachable(address, cause));
}

function unreachable(address: string, cause: unknown): never {
	throw new CommandError(`${address} does not answer. Run this again later.`, { cause });
}
