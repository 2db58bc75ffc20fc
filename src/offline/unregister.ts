import { getOfflineCachePrefix } from './cache-rules.ts';
import { removeCache } from './remove-cache.ts';
import { base, scope } from './worker-scope.ts';

/**
 * Served as the service worker while offline reading is off: removes the worker of an earlier build, and all its
 * caches.
 */
async function unregister(): Promise<void> {
	const names = (await caches.keys()).filter((name) => name.startsWith(getOfflineCachePrefix(base)));
	await Promise.all(names.map(removeCache));
	await scope.registration.unregister();
}

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(unregister()));
