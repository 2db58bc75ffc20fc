import { resolveSlugOwners } from '../../model/slug-history.ts';
import { splitIntoPages } from '../lists/list-pages.ts';
import type { Site } from '../site.ts';
import { findFormerArticleAddresses, findFormerCategoryAddresses, toSingleAddress } from './former-addresses.ts';
import type { Redirect } from './redirect.ts';

/** A path of this site without the base path. */
export function stripBase({ urls }: Pick<Site, 'urls'>, path: string): string {
	return path.slice(urls.base.length);
}

/**
 * Redirects of renamed articles, including deleted ones whose page says that they are gone. If another article has the last address of a
 * deleted one now, or had it later, each earlier address has such a page of its own.
 */
function createArticleRedirects(site: Site): Redirect[] {
	const { urls } = site;
	const live = new Map(site.articles.map((article) => [article.slug, article]));
	const formerAddresses = findFormerArticleAddresses(site);
	const owners = resolveSlugOwners(site.slugHistory.articles);
	const ownerOf = new Map(formerAddresses.map(({ address, entry }) => [address, entry]));
	return formerAddresses.flatMap(({ address, entry, until }): Redirect[] => {
		const article = owners.get(entry.slug) === entry ? live.get(entry.slug) : undefined;
		const current = article?.address ?? toSingleAddress(entry.slug);
		if (current === address || (!article && ownerOf.get(current) !== entry)) return [];
		const [from, to] = [stripBase(site, urls.article(address)), urls.article(current)];
		return [
			{ from, to, name: article?.title ?? site.words.goneTitle, since: until, cause: 'article', isPermanent: true },
		];
	});
}

/**
 * Redirects of renamed categories. A category without articles redirects temporarily to the home page, which lists all
 * others.
 */
function createCategoryRedirects(site: Site): Redirect[] {
	const { urls, words } = site;
	const owners = resolveSlugOwners(site.slugHistory.categories);
	const live = new Map(site.categories.map((category) => [category.slug, category]));
	return findFormerCategoryAddresses(site).flatMap(({ address, entry, until }) => {
		const category = owners.get(entry.slug) === entry ? live.get(entry.slug) : undefined;
		const { name, articles } = category ?? { name: words.home, articles: [] };
		return splitIntoPages(articles).map((_, index): Redirect => {
			const from = stripBase(site, urls.category(address, index + 1));
			const to = category ? urls.category(category.address, index + 1) : urls.home;
			return { from, to, name, since: until, cause: 'category', isPermanent: category !== undefined };
		});
	});
}

/** Redirects from the former addresses of articles and categories to their current path, which may redirect in turn. */
export function createMovedPageRedirects(site: Site): Redirect[] {
	return [...createArticleRedirects(site), ...createCategoryRedirects(site)];
}
