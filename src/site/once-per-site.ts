import type { Site } from './site.ts';

/**
 * Caches the result of `compute` per site: computed when first asked for, kept for as long as the site is in memory.
 */
export function oncePerSite<Result>(compute: (site: Site) => Result): (site: Site) => Result {
	const cache = new WeakMap<Site, { result: Result }>();
	return (site) => {
		const cached = cache.get(site) ?? { result: compute(site) };
		cache.set(site, cached);
		return cached.result;
	};
}
