import { createExcerpt } from '../excerpts.ts';
import type { Category, Site } from '../site.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** Everything that the page of a category shows. */
export interface CategoryPage {
	frame: PageFrame;
	category: Category;
	others: Category[];
}

/** The addresses of all categories, as Astro wants them. */
export function categoryPaths(site: Site) {
	return site.categories.map(({ address }) => ({ params: { address } }));
}

/** Picks what the page of one category needs, or `undefined` where there is no such category. */
export function categoryPage(site: Site, address: string | undefined): CategoryPage | undefined {
	const category = site.categoryAt.get(address ?? '');
	if (category === undefined) return undefined;
	const titles = category.articles.map(({ title }) => title).join(' · ');
	return {
		frame: createPageFrame(site, {
			heading: category.name,
			description: createExcerpt(category.description, `${category.name}: ${titles}`),
			path: category.path,
		}),
		category,
		others: site.categories.filter((other) => other !== category),
	};
}
