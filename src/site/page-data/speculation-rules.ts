import type { Urls } from '../addresses/urls.ts';

/**
 * Tells a browser which pages it may prepare before a reader opens them: home, articles, categories and tags of this site, once
 * somebody points at a link to one. Not the search, no file, nothing elsewhere.
 * https://developer.mozilla.org/docs/Web/API/Speculation_Rules_API
 */
export function createSpeculationRules({ base }: Pick<Urls, 'base'>): string {
	const pages = [base, `${base}(articles|categories|tags)/*/`];
	return JSON.stringify({ prerender: [{ where: { href_matches: pages }, eagerness: 'moderate' }] });
}
