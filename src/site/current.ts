import type { Site } from './site.ts';

/** The bundler makes a second copy of this module for the pages; both copies share this key of `globalThis`. */
const place = Symbol.for('help-center.site');
// The type of `globalThis` doesn't include our key.
const shared = globalThis as { [place]?: Site | undefined };

/** Sets the site that pages show from now on. */
export function setCurrentSite(site: Site): void {
	shared[place] = site;
}

/**
 * The site that pages show. It is never changed, only replaced as a whole.
 * @throws {Error} when pages are built without one of this project's own commands
 */
export function currentSite(): Site {
	const site = shared[place];
	if (site === undefined) throw new Error('There is no site yet. Use `npm run dev`, `npm run build` or `npm start`.');
	return site;
}
