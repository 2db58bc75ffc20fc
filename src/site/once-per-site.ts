import type { Site } from './site.ts';

/**
 * Caches the result of `compute` per site: it is computed on the first call and cached as long as the site is in memory.
 */
export function oncePerSite<Result>(compute: (site: Site) => Result): (site: Site) => Result {
	const cache = new WeakMap<Site, { result: Result }>();
	return (site) => {
		const cached = cache.get(site) ?? { result: compute(site) };
		cache.set(site, cached);
		return cached.result;
	};
}
