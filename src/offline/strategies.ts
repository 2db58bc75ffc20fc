import type { WorkboxPlugin } from 'workbox-core';
import { ExpirationPlugin } from 'workbox-expiration';
import { CacheFirst, NetworkFirst, type Strategy } from 'workbox-strategies';
import { type CacheKind, createCacheKey, getOfflineCacheName, isCacheable } from './cache-rules.ts';
import { base, scope } from './worker-scope.ts';

const DAY = 86_400;
/** How long the network is waited for where something is kept, in seconds. Within it, only the network answers. */
const networkTimeoutSeconds = 8;

const isPage = ({ mode }: Request) => mode === 'navigate';

const byPath: WorkboxPlugin = {
	cacheKeyWillBeUsed: async ({ request, mode }) => createCacheKey(request.url, mode === 'read'),
};
/* Every answer passes here, also one that the browser asked for while the worker woke up. */
const createCacheablePlugin = (kind: CacheKind): WorkboxPlugin => ({
	cacheWillUpdate: async ({ request, response }) => {
		// What is gone must not come back when the network is out.
		if (response.status === 404 || response.status === 410) {
			await (await caches.open(getOfflineCacheName(base, kind))).delete(createCacheKey(request.url, true));
		}
		// What a page says to one question is not what it is: `?q=` and `?thanks` stay out.
		const isAnswer = isPage(request) && new URL(request.url).search !== '';
		return isCacheable(response, isPage(request)) && !isAnswer ? response : null;
	},
});
const saysOffline: WorkboxPlugin = {
	handlerDidError: async () => caches.match(new URL('offline/', scope.registration.scope).href),
};

/* Its type and that of plugins differ by an `undefined` that neither minds. */
const atMost = (maxEntries: number, days: number) =>
	new ExpirationPlugin({ maxEntries, maxAgeSeconds: days * DAY, purgeOnQuotaError: true }) as WorkboxPlugin;

function networkFirst(kind: CacheKind, ...more: WorkboxPlugin[]): Strategy {
	const plugins = [byPath, createCacheablePlugin(kind), ...more];
	return new NetworkFirst({ cacheName: getOfflineCacheName(base, kind), networkTimeoutSeconds, plugins });
}

/** How each kind of thing is got: the network first, but for files whose names change with what is in them. */
export const strategies: Record<CacheKind, Strategy> = {
	shell: networkFirst('shell', saysOffline),
	pages: networkFirst('pages', atMost(60, 30), saysOffline),
	scripts: new CacheFirst({
		cacheName: getOfflineCacheName(base, 'scripts'),
		plugins: [createCacheablePlugin('scripts')],
	}),
	search: networkFirst('search', atMost(20, 30)),
	index: new CacheFirst({
		cacheName: getOfflineCacheName(base, 'index'),
		plugins: [createCacheablePlugin('index'), atMost(120, 30)],
	}),
	pictures: networkFirst('pictures', atMost(60, 30)),
};
