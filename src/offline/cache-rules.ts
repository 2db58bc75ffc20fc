/** What is cached on a reader's device. Each kind has its own cache. */
export type CacheKind = 'shell' | 'pages' | 'scripts' | 'search' | 'index' | 'pictures';

/** Increase it when the content of these caches changes: the worker then removes the caches of earlier versions. */
const VERSION = 1;

/** The prefix of all cache names of one help center. One origin may have several, each below its own `base`. */
export function getOfflineCachePrefix(base: string): string {
	return `help-center ${base} `;
}

/** The name of the cache for one kind. `base` begins and ends with a slash. */
export function getOfflineCacheName(base: string, kind: CacheKind): string {
	return `${getOfflineCachePrefix(base)}${kind} ${VERSION}`;
}

/**
 * Paths below the base path that are cached when the worker is installed. The first is required, the others are
 * optional.
 */
export const SHELL_PATHS = ['offline/', '', 'search/', 'search/panel/', 'search/quick.json', 'search/text/0.json'];

/** What decides how a request to this origin is cached. */
interface RequestFacts {
	/** The path below the base path; `undefined` if the request is outside it. */
	path: string | undefined;
	/** Whether the request is a navigation. */
	isPage: boolean;
	isPicture: boolean;
}

/** Decides in which cache a response belongs. Requests with `undefined` bypass the worker. */
export function getCacheKind({ path, isPage, isPicture }: RequestFacts): CacheKind | undefined {
	if (path === undefined) return undefined;
	if (SHELL_PATHS.includes(path)) return 'shell';
	if (isPage) return 'pages';
	if (path.startsWith('_astro/')) return 'scripts';
	// The names of these files change with their content.
	if (/^pagefind\/(?:index|fragment)\//.test(path)) return 'index';
	if (path.startsWith('pagefind/') || path.startsWith('search/text/')) return 'search';
	return isPicture ? 'pictures' : undefined;
}

/** The path of a URL below the base path; `undefined` if it is not below it. */
export function getPathBelow(base: string, url: string | URL): string | undefined {
	const { pathname } = new URL(url);
	return pathname.startsWith(base) ? pathname.slice(base.length) : undefined;
}

/**
 * The URL under which a response is cached: without query and fragment. `toRead` adds a missing slash at the end of a
 * page's path, as hosts do.
 */
export function createCacheKey(requestUrl: string, toRead: boolean): string {
	const url = new URL(requestUrl);
	url.search = '';
	url.hash = '';
	if (toRead && /\/[^/.]+$/.test(url.pathname)) url.pathname += '/';
	return url.href;
}

/** The largest cached response, in bytes. Limits pictures. */
const MAX_BYTES = 1_000_000;

/** Whether a response may be cached: complete, same-origin, no error, no redirect, no `no-store`, and not too large. */
export function isCacheable(response: Response, isPage: boolean): boolean {
	const { headers } = response;
	if (response.status !== 200 || response.type !== 'basic' || response.redirected) return false;
	if (/\bno-store\b/i.test(headers.get('cache-control') ?? '')) return false;
	if (isPage && !/^text\/html\b/i.test(headers.get('content-type') ?? '')) return false;
	return Number(headers.get('content-length') ?? 0) <= MAX_BYTES;
}

/**
 * Finds the cached scripts that nothing needs any more: not this build, not a cached page, not a script that one of
 * them needs. `scripts` are the cached scripts by name, `current` the names of this build's scripts, `pages` the HTML
 * of the cached pages.
 */
export function findUnusedScripts(
	scripts: ReadonlyMap<string, string>,
	current: readonly string[],
	pages: readonly string[],
): string[] {
	const needed = new Set(current);
	const texts = [...pages];
	for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
		for (const [name, script] of scripts) {
			if (needed.has(name) || !text.includes(name)) continue;
			needed.add(name);
			texts.push(script);
		}
	}
	return [...scripts.keys()].filter((name) => !needed.has(name));
}
