import type { Site } from '../site.ts';
import { assignSingleAddress, findFormerArticleAddresses, findFormerCategoryAddresses } from './former-addresses.ts';
import type { Redirect } from './redirect.ts';

/** A path of this site without what stands before every one of them. */
export function stripBase({ urls }: Pick<Site, 'urls'>, path: string): string {
	return path.slice(urls.base.length);
}

/** The old addresses of renamed articles, also of those that are gone and have a page that says so. */
function movedArticles(site: Site): Redirect[] {
	const { urls } = site;
	const live = new Map(site.articles.map((article) => [article.slug, article]));
	return findFormerArticleAddresses(site).flatMap(({ address, entry, until }): Redirect[] => {
		const article = live.get(entry.slug);
		const present = article?.address ?? assignSingleAddress(entry.slug);
		if (present === address) return [];
		const [from, to] = [stripBase(site, urls.article(address)), urls.article(present)];
		return [
			{ from, to, name: article?.title ?? site.words.goneTitle, since: until, cause: 'article', isPermanent: true },
		];
	});
}

/** The old addresses of categories. One that has no articles now leads to the list of all on the home page, for the time being. */
function movedCategories(site: Site): Redirect[] {
	const { urls, words } = site;
	const live = new Map(site.categories.map((category) => [category.slug, category]));
	return findFormerCategoryAddresses(site).map(({ address, entry, until }) => {
		const { path, name } = live.get(entry.slug) ?? { path: urls.home, name: words.home };
		const from = stripBase(site, urls.category(address));
		return { from, to: path, name, since: until, cause: 'category', isPermanent: path !== urls.home };
	});
}

/** The old addresses of all that was renamed, each leading to where it says it is now, which may lead on. */
export function createMovedPageRedirects(site: Site): Redirect[] {
	return [...movedArticles(site), ...movedCategories(site)];
}
