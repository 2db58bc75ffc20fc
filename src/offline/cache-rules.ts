/** What is kept on a reader's device, each kind in a cache of its own. */
export type CacheKind = 'shell' | 'pages' | 'scripts' | 'search' | 'index' | 'pictures';

/** Goes up when something else is kept under these names: what was kept before is then removed. */
const VERSION = 1;

/** What the names of all caches of one help center begin with. Several may stand on one origin, each below its own `base`. */
export function getOfflineCachePrefix(base: string): string {
	return `help-center ${base} `;
}

/** The cache that holds one kind of thing. `base` begins and ends with a slash. */
export function getOfflineCacheName(base: string, kind: CacheKind): string {
	return `${getOfflineCachePrefix(base)}${kind} ${VERSION}`;
}

/** What can be read without having been visited, below the base path; the first is needed, the others are nice to have. */
export const SHELL_PATHS = ['offline/', '', 'search/', 'search/panel/', 'search/quick.json'];

/** What is asked of a thing that was requested from this origin. */
interface RequestFacts {
	/** From the base path on; `undefined` for what stands outside it. */
	path: string | undefined;
	/** Whether it is a page that the reader goes to. */
	isPage: boolean;
	isPicture: boolean;
}

/** As what something is kept; `undefined` is never looked at, nor kept. */
export function getCacheKind({ path, isPage, isPicture }: RequestFacts): CacheKind | undefined {
	if (path === undefined) return undefined;
	if (SHELL_PATHS.includes(path)) return 'shell';
	if (isPage) return 'pages';
	if (path.startsWith('_astro/')) return 'scripts';
	// The names of these change with what is in them.
	if (/^pagefind\/(?:index|fragment)\//.test(path)) return 'index';
	if (path.startsWith('pagefind/')) return 'search';
	return isPicture ? 'pictures' : undefined;
}

/** Where something stands below the base path. */
export function getPathBelow(base: string, url: string | URL): string | undefined {
	const { pathname } = new URL(url);
	return pathname.startsWith(base) ? pathname.slice(base.length) : undefined;
}

/**
 * Under what address something is kept: without query and part. `toRead` also finds a page whose slash at the end was left out, as hosts do.
 */
export function createCacheKey(address: string, toRead: boolean): string {
	const url = new URL(address);
	url.search = '';
	url.hash = '';
	if (toRead && /\/[^/.]+$/.test(url.pathname)) url.pathname += '/';
	return url.href;
}

/** How large a picture may be that is kept, in bytes. */
const LARGEST = 1_000_000;

/** Whether an answer may be kept: whole, from where it was asked, and not an error, a redirect, or one that says no. */
export function isCacheable(response: Response, isPage: boolean): boolean {
	const { headers } = response;
	if (response.status !== 200 || response.type !== 'basic' || response.redirected) return false;
	if (/\bno-store\b/i.test(headers.get('cache-control') ?? '')) return false;
	if (isPage && !/^text\/html\b/i.test(headers.get('content-type') ?? '')) return false;
	return Number(headers.get('content-length') ?? 0) <= LARGEST;
}

/** The scripts, by name, that neither this build nor a page that is kept needs, not even by way of another script. */
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
