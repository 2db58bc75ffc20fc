import type { WorkboxPlugin } from 'workbox-core';
import { ExpirationPlugin } from 'workbox-expiration';
import { CacheFirst, NetworkFirst, type Strategy } from 'workbox-strategies';
import { type CacheKind, createCacheKey, getOfflineCacheName, isCacheable } from './cache-rules.ts';
import { base, scope } from './worker-scope.ts';

const DAY = 86_400;
/** Seconds to wait for the network. After that, a cached response is used if there is one. */
const networkTimeoutSeconds = 8;

const isPage = ({ mode }: Request) => mode === 'navigate';

const byPath: WorkboxPlugin = {
	cacheKeyWillBeUsed: async ({ request, mode }) => createCacheKey(request.url, mode === 'read'),
};
/* Checks every response, including those of navigation preload. */
const createCacheablePlugin = (kind: CacheKind): WorkboxPlugin => ({
	cacheWillUpdate: async ({ request, response }) => {
		// A deleted page must not reappear when the reader is offline.
		if (response.status === 404 || response.status === 410) {
			await (await caches.open(getOfflineCacheName(base, kind))).delete(createCacheKey(request.url, true));
		}
		// A page with a query (`?q=`, `?thanks`) is not cached: the cache key has no query.
		const hasQuery = isPage(request) && new URL(request.url).search !== '';
		return isCacheable(response, isPage(request)) && !hasQuery ? response : null;
	},
});
const showOfflinePage: WorkboxPlugin = {
	handlerDidError: async () => caches.match(new URL('offline/', scope.registration.scope).href),
};

/* The types of the two packages differ only in an optional `undefined`. */
const createExpiration = (maxEntries: number, days: number) =>
	new ExpirationPlugin({ maxEntries, maxAgeSeconds: days * DAY, purgeOnQuotaError: true }) as WorkboxPlugin;

function createNetworkFirst(kind: CacheKind, ...more: WorkboxPlugin[]): Strategy {
	const plugins = [byPath, createCacheablePlugin(kind), ...more];
	return new NetworkFirst({ cacheName: getOfflineCacheName(base, kind), networkTimeoutSeconds, plugins });
}

/** The strategy for each kind: network first, except for files whose names change with their content. */
export const strategies: Record<CacheKind, Strategy> = {
	shell: createNetworkFirst('shell', showOfflinePage),
	pages: createNetworkFirst('pages', createExpiration(60, 30), showOfflinePage),
	scripts: new CacheFirst({
		cacheName: getOfflineCacheName(base, 'scripts'),
		plugins: [createCacheablePlugin('scripts')],
	}),
	search: createNetworkFirst('search', createExpiration(20, 30)),
	index: new CacheFirst({
		cacheName: getOfflineCacheName(base, 'index'),
		plugins: [createCacheablePlugin('index'), createExpiration(120, 30)],
	}),
	pictures: createNetworkFirst('pictures', createExpiration(60, 30)),
};
