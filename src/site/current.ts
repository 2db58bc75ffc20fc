import type { Site } from './site.ts';

interface Shared {
	site: Site | undefined;
	listeners: Set<(site: Site) => void>;
}

/** The bundler makes a second copy of this module for the pages. Both copies share their state through this symbol. */
const key = Symbol.for('help-center.site');
// `globalThis` has no type for a key of our own.
const global = globalThis as { [key]?: Shared };
global[key] ??= { site: undefined, listeners: new Set() };
const shared = global[key];

/** Sets the site that pages show from now on, and calls the listeners with it. */
export function setCurrentSite(site: Site): void {
	shared.site = site;
	for (const listener of shared.listeners) listener(site);
}

/** Calls the listener with each site that becomes the current one. Returns a function that removes the listener. */
export function onCurrentSite(listener: (site: Site) => void): () => void {
	shared.listeners.add(listener);
	return () => void shared.listeners.delete(listener);
}

/** The current site, or `undefined` before there is one. */
export function currentSiteOrNone(): Site | undefined {
	return shared.site;
}

/**
 * Returns the current site. It is never changed, only replaced as a whole by a newer one.
 * @throws {Error} if pages are built without one of this project's own commands
 */
export function currentSite(): Site {
	const { site } = shared;
	if (site === undefined) throw new Error('There is no site yet. Use `npm run dev`, `npm run build` or `npm start`.');
	return site;
}
