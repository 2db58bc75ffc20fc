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
const open = (kind: CacheKind) => caches.open(getOfflineCacheName(base, kind));
const full = (path: string) => new URL(path, scope.registration.scope).href;
const scripts = scope.helpCenterScripts.map((name) => `_astro/${name}`);

/** Only what is read (GET) comes here at all: votes, views and messages go their own way. */
for (const kind of KINDS) {
	registerRoute(({ url, request, sameOrigin }) => {
		const path = sameOrigin ? getPathBelow(base, url) : undefined;
		return (
			getCacheKind({ path, isPage: request.mode === 'navigate', isPicture: request.destination === 'image' }) === kind
		);
	}, strategies[kind]);
}

async function keep(kind: CacheKind, path: string): Promise<void> {
	const address = full(path);
	const response = await fetch(address, { cache: 'no-cache' });
	if (!response.ok || response.redirected) throw new Error(`${address} answered ${response.status}.`);
	await (await open(kind)).put(address, response);
}

async function install(): Promise<void> {
	const [needed = '', ...others] = SHELL_PATHS;
	await keep('shell', needed);
	const known = new Set((await (await open('scripts')).keys()).map(({ url }) => url));
	const missing = scripts.filter((path) => !known.has(full(path)));
	await Promise.allSettled([
		...others.map((path) => keep('shell', path)),
		...missing.map((path) => keep('scripts', path)),
	]);
	await scope.skipWaiting();
}

/** The pages that stand open were loaded before there was a worker: they are visited too. */
async function keepOpenPages(event: LifeEvent): Promise<void> {
	const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const paths = windows.map(({ url }) => ({ url, path: getPathBelow(base, url) }));
	const pages = paths.filter(({ path }) => getCacheKind({ path, isPage: true, isPicture: false }) === 'pages');
	await Promise.allSettled(pages.map(async ({ url }) => strategies.pages.handle({ request: new Request(url), event })));
}

async function texts(kind: CacheKind): Promise<Map<string, string>> {
	const cache = await open(kind);
	const found = new Map<string, string>();
	for (const request of await cache.keys()) {
		found.set(request.url, (await (await cache.match(request))?.text()) ?? '');
	}
	return found;
}

/** Removes what an earlier build or version of this worker has left and no page that is kept needs. */
async function removeUnusedFiles(): Promise<void> {
	const names: string[] = KINDS.map((kind) => getOfflineCacheName(base, kind));
	const ours = (await caches.keys()).filter((name) => name.startsWith(getOfflineCachePrefix(base)));
	await Promise.all(ours.filter((name) => !names.includes(name)).map(removeCache));

	const getFileName = (url: string) => url.slice(url.lastIndexOf('/') + 1);
	const kept = new Map([...(await texts('scripts'))].map(([url, text]) => [getFileName(url), text]));
	const pages = [...(await texts('pages')).values(), ...(await texts('shell')).values()];
	const cache = await open('scripts');
	const old = findUnusedScripts(kept, scope.helpCenterScripts, pages);
	await Promise.all(old.map((name) => cache.delete(full(`_astro/${name}`))));
}

async function activate(event: LifeEvent): Promise<void> {
	// A page is asked for while the worker wakes up, so that nobody waits for it.
	await scope.registration.navigationPreload?.enable();
	await keepOpenPages(event);
	await removeUnusedFiles();
}

clientsClaim();
scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate(event)));
