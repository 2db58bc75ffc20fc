import type { Site } from './site.ts';

/**
 * Caches the result of `compute` per site, or per frame of a site: it is computed on the first call and cached as long as the site is in
 * memory.
 */
export function oncePerSite<Result, From extends object = Site>(
	compute: (site: From) => Result,
): (site: From) => Result {
	const cache = new WeakMap<From, { result: Result }>();
	return (site) => {
		const cached = cache.get(site) ?? { result: compute(site) };
		cache.set(site, cached);
		return cached.result;
	};
}
