import { createExcerpt } from '../excerpts.ts';
import { parseFurtherPage, splitIntoPages } from '../lists/list-pages.ts';
import { selectSections } from '../sections.ts';
import type { Site } from '../site.ts';
import { type ListedCategory, type ListedSection, listCategory, listSections } from './listed.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** Everything that one page of a category shows. */
export interface CategoryPage {
	frame: PageFrame;
	category: ListedCategory;
	/** The articles that this page shows, in sections. */
	sections: ListedSection[];
	/** “Page 2 of 4”; `undefined` if the category has only one page. */
	position: string | undefined;
	/** All other categories of the site. */
	others: ListedCategory[];
}

/** The addresses of all categories, for `getStaticPaths`. */
export function categoryPaths(site: Site) {
	return site.categories.map(({ address }) => ({ params: { address } }));
}

/** The addresses of all categories with a feed, for `getStaticPaths`: none without SITE_URL. */
export function categoryFeedPaths(site: Site) {
	return site.urls.absolute('/') === undefined ? [] : categoryPaths(site);
}

/** The addresses of categories with the numbers of their further pages, for `getStaticPaths`. */
export function furtherCategoryPaths(site: Site) {
	return site.categories.flatMap(({ address, articles }) =>
		splitIntoPages(articles)
			.slice(1)
			.map((_, index) => ({ params: { address, page: `${index + 2}` } })),
	);
}

/** Picks what one of the further pages of a category needs; `undefined` if there is no such page. */
export function furtherCategoryPage(site: Site, address: string | undefined, page: string | undefined) {
	const number = parseFurtherPage(page);
	return number === undefined ? undefined : categoryPage(site, address, number);
}

/** Picks what a page of one category needs; `undefined` if no category has this address, or not so many pages. */
export function categoryPage(site: Site, address: string | undefined, page = 1): CategoryPage | undefined {
	const category = site.categoryAt.get(address ?? '');
	const pages = splitIntoPages(category?.articles ?? []);
	const articles = pages[page - 1];
	if (category === undefined || articles === undefined) return undefined;
	const { urls, words } = site;
	const fill = (text: string) =>
		text.replace(/\{(?:name|pages?)\}/g, (key) =>
			key === '{name}' ? category.name : `${key === '{page}' ? page : pages.length}`,
		);
	const position = pages.length > 1 ? fill(words.pageOf) : undefined;
	const isFirst = page === 1;
	const heading = isFirst ? category.name : fill(words.pageTitle);
	const titles = articles.map(({ title }) => title).join(' · ');
	return {
		frame: createPageFrame(site, {
			heading,
			description: createExcerpt(isFirst ? category.description : undefined, `${heading}: ${titles}`),
			path: urls.category(category.address, page),
			feed: { path: urls.categoryFeed(category.address), title: `${category.name} · ${site.config.name}` },
			...(!isFirst && { parentCrumbs: [{ name: category.name, path: category.path }], crumbName: position }),
			previousPath: isFirst ? undefined : urls.category(category.address, page - 1),
			nextPath: page === pages.length ? undefined : urls.category(category.address, page + 1),
		}),
		category: listCategory(category),
		sections: listSections(selectSections(category.sections, articles)),
		position,
		others: site.categories.filter((other) => other !== category).map(listCategory),
	};
}
