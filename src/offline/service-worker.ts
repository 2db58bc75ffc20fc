import { clientsClaim } from 'workbox-core';
import { registerRoute } from 'workbox-routing';
import {
	type CacheKind,
	findUnusedScripts,
	getCacheKind,
	getOfflineCacheName,
	getOfflineCachePrefix,
	getPathBelow,
	SHELL_PATHS,
} from './cache-rules.ts';
import { removeCache } from './remove-cache.ts';
import { strategies } from './strategies.ts';
import { base, type LifeEvent, scope } from './worker-scope.ts';

const KINDS = ['shell', 'pages', 'scripts', 'search', 'index', 'pictures'] as const satisfies CacheKind[];
const openCache = (kind: CacheKind) => caches.open(getOfflineCacheName(base, kind));
const toUrl = (path: string) => new URL(path, scope.registration.scope).href;
const scripts = scope.helpCenterScripts.map((name) => `_astro/${name}`);

/** Workbox routes match GET requests only: votes, views and messages bypass the worker. */
for (const kind of KINDS) {
	registerRoute(({ url, request, sameOrigin }) => {
		const path = sameOrigin ? getPathBelow(base, url) : undefined;
		return (
			getCacheKind({ path, isPage: request.mode === 'navigate', isPicture: request.destination === 'image' }) === kind
		);
	}, strategies[kind]);
}

async function addToCache(kind: CacheKind, path: string): Promise<void> {
	const url = toUrl(path);
	const response = await fetch(url, { cache: 'no-cache' });
	if (!response.ok || response.redirected) throw new Error(`${url} answered ${response.status}.`);
	await (await openCache(kind)).put(url, response);
}

async function install(): Promise<void> {
	const [needed = '', ...others] = SHELL_PATHS;
	await addToCache('shell', needed);
	const known = new Set((await (await openCache('scripts')).keys()).map(({ url }) => url));
	const missing = scripts.filter((path) => !known.has(toUrl(path)));
	await Promise.allSettled([
		...others.map((path) => addToCache('shell', path)),
		...missing.map((path) => addToCache('scripts', path)),
	]);
	await scope.skipWaiting();
}

/** Caches the pages that are open now: they were loaded before there was a worker. */
async function cacheOpenPages(event: LifeEvent): Promise<void> {
	const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const paths = windows.map(({ url }) => ({ url, path: getPathBelow(base, url) }));
	const pages = paths.filter(({ path }) => getCacheKind({ path, isPage: true, isPicture: false }) === 'pages');
	await Promise.allSettled(pages.map(async ({ url }) => strategies.pages.handle({ request: new Request(url), event })));
}

async function readTexts(kind: CacheKind): Promise<Map<string, string>> {
	const cache = await openCache(kind);
	const found = new Map<string, string>();
	for (const request of await cache.keys()) {
		found.set(request.url, (await (await cache.match(request))?.text()) ?? '');
	}
	return found;
}

/** Removes caches of earlier worker versions, and scripts of earlier builds that no cached page needs. */
async function removeUnusedFiles(): Promise<void> {
	const names: string[] = KINDS.map((kind) => getOfflineCacheName(base, kind));
	const ours = (await caches.keys()).filter((name) => name.startsWith(getOfflineCachePrefix(base)));
	await Promise.all(ours.filter((name) => !names.includes(name)).map(removeCache));

	const getFileName = (url: string) => url.slice(url.lastIndexOf('/') + 1);
	const cached = new Map([...(await readTexts('scripts'))].map(([url, text]) => [getFileName(url), text]));
	const pages = [...(await readTexts('pages')).values(), ...(await readTexts('shell')).values()];
	const cache = await openCache('scripts');
	const old = findUnusedScripts(cached, scope.helpCenterScripts, pages);
	await Promise.all(old.map((name) => cache.delete(toUrl(`_astro/${name}`))));
}

async function activate(event: LifeEvent): Promise<void> {
	// The browser requests a page while the worker starts, so that the page does not wait for the worker.
	await scope.registration.navigationPreload?.enable();
	await cacheOpenPages(event);
	await removeUnusedFiles();
}

clientsClaim();
scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate(event)));
