import { createExcerpt } from '../excerpts.ts';
import type { Category, Site } from '../site.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** Everything that a category page shows. */
export interface CategoryPage {
	frame: PageFrame;
	category: Category;
	/** All other categories of the site. */
	others: Category[];
}

/** The addresses of all categories, for `getStaticPaths`. */
export function categoryPaths(site: Site) {
	return site.categories.map(({ address }) => ({ params: { address } }));
}

/** Picks what the page of one category needs; `undefined` if no category has this address. */
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
