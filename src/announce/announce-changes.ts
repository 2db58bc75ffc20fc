import { CommandError } from '../model/user-errors.ts';
import type { AnnouncedPages } from './announced-pages.ts';
import { readSitemap } from './read-sitemap.ts';

/** IndexNow takes no more addresses in one request. */
const MAX_URLS_PER_REQUEST = 10_000;
const TIMEOUT_MS = 30_000;

/** What IndexNow's documents say of its refusals, and what to do. */
const ADVICE: Readonly<Record<number, string>> = {
	400: 'It could not read the request.',
	403: 'It does not take the key: its file may not be reachable from there yet. Run this again later.',
	422: 'It says that the addresses or the key are not those of this site. Check SITE_URL and INDEXNOW_KEY.',
	429: 'It has been told too much lately. Run this again later.',
};

/** Whose changes are announced, and where to. */
export interface AnnounceOptions {
	/** Address of the live site's home page; below it stand all its pages and the file of the key. */
	home: URL;
	key: string;
	announcedPages: AnnouncedPages;
	/** Where IndexNow is asked; a test has its own. */
	endpoint?: string;
}

/**
 * Tells IndexNow which pages of the live site are new or changed since it was told last, and returns how many. Only
 * what it accepted is remembered as announced.
 * @throws {CommandError} where the live site, or IndexNow, does not answer as it should
 */
export async function announceChanges(announcement: AnnounceOptions): Promise<number> {
	const { home, key, announcedPages, endpoint = 'https://api.indexnow.org/indexnow' } = announcement;
	const keyLocation = new URL(`${key}.txt`, home).href;
	const sitemap = readSitemap(await fetchLiveFile(new URL('sitemap.xml', home).href), home.href);
	if (!sitemap) throw new CommandError(`${home}sitemap.xml is not the sitemap of a site like this. Check SITE_URL.`);
	if ((await fetchLiveFile(keyLocation)).trim() !== key)
		throw new CommandError(`${keyLocation} does not hold the key. Build with INDEXNOW_KEY, deploy, then announce.`);

	const before = await announcedPages.load();
	const changed = [...sitemap].filter(([url, lastmod]) => before.get(url) !== lastmod);
	// What has left the sitemap is forgotten: it is news should it come back.
	const known = new Map([...before].filter(([url]) => sitemap.has(url)));
	for (let start = 0; start < changed.length; start += MAX_URLS_PER_REQUEST) {
		const part = changed.slice(start, start + MAX_URLS_PER_REQUEST);
		await submitUrls(endpoint, { host: home.host, key, keyLocation, urlList: part.map(([url]) => url) });
		for (const [url, lastmod] of part) known.set(url, lastmod);
		await announcedPages.save(known);
	}
	return changed.length;
}

async function fetchLiveFile(url: string): Promise<string> {
	const response = await fetchOrThrow(url, { headers: { 'Cache-Control': 'no-cache' } });
	if (response.status === 200) return response.text().catch((cause) => throwUnreachable(url, cause));
	await response.body?.cancel();
	throw new CommandError(`${url} answers ${response.status}. Announce after a deployment of this site.`);
}

async function submitUrls(endpoint: string, body: unknown): Promise<void> {
	const headers = { 'Content-Type': 'application/json; charset=utf-8' };
	const { status, body: answer } = await fetchOrThrow(endpoint, {
		method: 'POST',
		headers,
		body: JSON.stringify(body),
	});
	await answer?.cancel();
	if (status === 200 || status === 202) return;
	throw new CommandError(`IndexNow answered ${status}. ${ADVICE[status] ?? 'Run this again later.'}`);
}

function fetchOrThrow(url: string, request: RequestInit): Promise<Response> {
	const signal = AbortSignal.timeout(TIMEOUT_MS);
	return fetch(url, { ...request, signal, redirect: 'error' }).catch((cause) => throwUnreachable(url, cause));
}

function throwUnreachable(url: string, cause: unknown): never {
	throw new CommandError(`${url} does not answer. Run this again later.`, { cause });
}
