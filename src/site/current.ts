import type { Site } from './site.ts';

/** The bundler makes a second copy of this module for the pages; both copies meet here. */
const place = Symbol.for('help-center.site');
// The one place of ours on it, which its own type doesn't know.
const shared = globalThis as { [place]?: Site | undefined };

/** Makes a site the one that pages show from now on. */
export function setCurrentSite(site: Site): void {
	shared[place] = site;
}

/**
 * The site as it is now, whole; the next one replaces it at once.
 * @throws {Error} when pages are built without one of this project's own commands
 */
export function currentSite(): Site {
	const site = shared[place];
	if (site === undefined) throw new Error('There is no site yet. Use `npm run dev`, `npm run build` or `npm start`.');
	return site;
}
