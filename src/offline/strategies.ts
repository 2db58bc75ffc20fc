import type { WorkboxPlugin } from 'workbox-core';
import { ExpirationPlugin } from 'workbox-expiration';
import { CacheFirst, NetworkFirst, type Strategy } from 'workbox-strategies';
import { cacheName, type Kind, keyOf, mayKeep } from './cache-rules.ts';
import { base, scope } from './worker-scope.ts';

const DAY = 86_400;
/** How long the network is waited for where something is kept, in seconds. Within it, only the network answers. */
const networkTimeoutSeconds = 8;

const isPage = ({ mode }: Request) => mode === 'navigate';

const byPath: WorkboxPlugin = {
	cacheKeyWillBeUsed: async ({ request, mode }) => keyOf(request.url, mode === 'read'),
};
/* Every answer passes here, also one that the browser asked for while the worker woke up. */
const onlyGood = (kind: Kind): WorkboxPlugin => ({
	cacheWillUpdate: async ({ request, response }) => {
		// What is gone must not come back when the network is out.
		if (response.status === 404 || response.status === 410) {
			await (await caches.open(cacheName(base, kind))).delete(keyOf(request.url, true));
		}
		// What a page says to one question is not what it is: `?q=` and `?thanks` stay out.
		const isAnswer = isPage(request) && new URL(request.url).search !== '';
		return mayKeep(response, isPage(request)) && !isAnswer ? response : null;
	},
});
const saysOffline: WorkboxPlugin = {
	handlerDidError: async () => caches.match(new URL('offline/', scope.registration.scope).href),
};

/* Its type and that of plugins differ by an `undefined` that neither minds. */
const atMost = (maxEntries: number, days: number) =>
	new ExpirationPlugin({ maxEntries, maxAgeSeconds: days * DAY, purgeOnQuotaError: true }) as WorkboxPlugin;

function networkFirst(kind: Kind, ...more: WorkboxPlugin[]): Strategy {
	const plugins = [byPath, onlyGood(kind), ...more];
	return new NetworkFirst({ cacheName: cacheName(base, kind), networkTimeoutSeconds, plugins });
}

/** How each kind of thing is got: the network first, but for files whose names change with what is in them. */
export const strategies: Record<Kind, Strategy> = {
	shell: networkFirst('shell', saysOffline),
	pages: networkFirst('pages', atMost(60, 30), saysOffline),
	scripts: new CacheFirst({ cacheName: cacheName(base, 'scripts'), plugins: [onlyGood('scripts')] }),
	search: networkFirst('search', atMost(20, 30)),
	index: new CacheFirst({ cacheName: cacheName(base, 'index'), plugins: [onlyGood('index'), atMost(120, 30)] }),
	pictures: networkFirst('pictures', atMost(60, 30)),
};
