import type { Urls } from '../../addresses/urls.ts';

/**
 * Tells browsers which pages to prerender when a reader points at a link: the home page, articles, categories and tags
 * of this site. Not the search, files or other sites.
 * https://developer.mozilla.org/docs/Web/API/Speculation_Rules_API
 */
export function createSpeculationRules({ base }: Pick<Urls, 'base'>): string {
	const pages = [base, `${base}(articles|categories|tags)/*/`];
	return JSON.stringify({ prerender: [{ where: { href_matches: pages }, eagerness: 'moderate' }] });
}
