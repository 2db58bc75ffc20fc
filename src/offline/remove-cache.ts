import { CacheExpiration } from 'workbox-expiration';

/** Deletes a cache, and the timestamps that Workbox keeps in IndexedDB for its entries. */
export async function removeCache(name: string): Promise<void> {
	// The constructor requires a limit, which does not matter here.
	await new CacheExpiration(name, { maxEntries: 1 }).delete();
	await caches.delete(name);
}
