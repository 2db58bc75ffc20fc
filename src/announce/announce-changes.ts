import { CommandError } from '../model/user-errors.ts';
import type { AnnouncedPages } from './announced-pages.ts';
import { readSitemap } from './read-sitemap.ts';

/** The limit of IndexNow. */
const MAX_URLS_PER_REQUEST = 10_000;
const TIMEOUT_MS = 30_000;

/** What the error statuses of IndexNow mean, by its documentation, and what to do. */
const ADVICE: Readonly<Record<number, string>> = {
	400: 'It could not parse the request.',
	403: 'The key is not valid: its file may not be reachable yet. Run this again later.',
	422: 'The URLs or the key don’t belong to this site. Check SITE_URL and INDEXNOW_KEY.',
	429: 'Too many requests. Run this again later.',
};

/** The site whose changes are announced, and where to. */
export interface AnnounceOptions {
	/** URL of the live site's home page; all its pages and the key file are below it. */
	home: URL;
	key: string;
	announcedPages: AnnouncedPages;
	/** URL of the IndexNow API; tests have their own. */
	endpoint?: string;
}

/**
 * Announces to IndexNow which pages of the live site are new or have changed since the last announcement, and returns
 * their number. Only pages that IndexNow accepted are saved as announced.
 * @throws {CommandError} if the live site or IndexNow doesn't respond as expected
 */
export async function announceChanges(announcement: AnnounceOptions): Promise<number> {
	const { home, key, announcedPages, endpoint = 'https://api.indexnow.org/indexnow' } = announcement;
	const keyLocation = new URL(`${key}.txt`, home).href;
	const sitemap = readSitemap(await fetchLiveFile(new URL('sitemap.xml', home).href), home.href);
	if (!sitemap) throw new CommandError(`${home}sitemap.xml is not the sitemap of this site. Check SITE_URL.`);
	if ((await fetchLiveFile(keyLocation)).trim() !== key)
		throw new CommandError(`${keyLocation} does not contain the key. Build with INDEXNOW_KEY, deploy, then announce.`);

	const announced = await announcedPages.load();
	const changed = [...sitemap].filter(([url, lastmod]) => announced.get(url) !== lastmod);
	// A page that left the sitemap is forgotten: if it comes back, it is announced again.
	const current = new Map([...announced].filter(([url]) => sitemap.has(url)));
	for (let start = 0; start < changed.length; start += MAX_URLS_PER_REQUEST) {
		const batch = changed.slice(start, start + MAX_URLS_PER_REQUEST);
		await submitUrls(endpoint, { host: home.host, key, keyLocation, urlList: batch.map(([url]) => url) });
		for (const [url, lastmod] of batch) current.set(url, lastmod);
		await announcedPages.save(current);
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
	const { status, body: responseBody } = await fetchOrThrow(endpoint, {
		method: 'POST',
		headers,
		body: JSON.stringify(body),
	});
	await responseBody?.cancel();
	if (status === 200 || status === 202) return;
	throw new CommandError(`IndexNow answered ${status}. ${ADVICE[status] ?? 'Run this again later.'}`);
}

function fetchOrThrow(url: string, init: RequestInit): Promise<Response> {
	const signal = AbortSignal.timeout(TIMEOUT_MS);
	return fetch(url, { ...init, signal, redirect: 'error' }).catch((cause) => throwUnreachable(url, cause));
}

function throwUnreachable(url: string, cause: unknown): never {
	throw new CommandError(`${url} does not answer. Run this again later.`, { cause });
}
