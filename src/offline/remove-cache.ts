import { CacheExpiration } from 'workbox-expiration';

/** Removes a cache, and what is remembered beside it of when each of its things was used. */
export async function removeCache(name: string): Promise<void> {
	// It asks for a limit even of what is only taken away.
	await new CacheExpiration(name, { maxEntries: 1 }).delete();
	await caches.delete(name);
}
