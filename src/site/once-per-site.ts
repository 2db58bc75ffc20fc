import type { Site } from './site.ts';

/** Works something out for a site when it is first asked for, and remembers it for as long as the site is there. */
export function oncePerSite<Result>(work: (site: Site) => Result): (site: Site) => Result {
	const known = new WeakMap<Site, { result: Result }>();
	return (site) => {
		const done = known.get(site) ?? { result: work(site) };
		known.set(site, done);
		return done.result;
	};
}
