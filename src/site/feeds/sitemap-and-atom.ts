import XMLBuilder from 'fast-xml-builder';
import { splitIntoPages } from '../list-pages.ts';
import { selectRecentArticles } from '../order.ts';
import type { Article, Site } from '../site.ts';
import { collectTags, isIndexable } from '../tags.ts';

const FEED_LENGTH = 30;
const xml = new XMLBuilder({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	format: true,
	suppressEmptyNode: true,
	// Otherwise an attribute with the value `true` is written without its value, as in HTML.
	suppressBooleanAttributes: false,
});
const DECLARATION = { '?xml': { '@version': '1.0', '@encoding': 'UTF-8' } };

function findLatestUpdate(articles: readonly Article[]): Date | undefined {
	return selectRecentArticles(articles, 1)[0]?.updatedAt;
}

/**
 * `/sitemap.xml`: the home page, all pages of categories, articles and indexable tags, each with the time of its last change.
 * `undefined` without SITE_URL, or for a `noindex` site.
 */
export function createSitemap(site: Site): string | undefined {
	const { urls, articles, categories, robots } = site;
	if (robots === 'noindex' || urls.absolute('/') === undefined) return undefined;
	const url = (path: string, updated: Date | undefined) => ({
		loc: urls.absolute(path),
		lastmod: updated?.toISOString(),
	});
	return xml.build({
		...DECLARATION,
		urlset: {
			'@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
			url: [
				url(urls.home, findLatestUpdate(articles)),
				...categories.flatMap(({ address, articles }) =>
					splitIntoPages(articles).map((shown, index) =>
						url(urls.category(address, index + 1), findLatestUpdate(shown)),
					),
				),
				...articles.map(({ path, updatedAt }) => url(path, updatedAt)),
				...collectTags(site)
					.all.filter(isIndexable)
					.map((tag) => url(tag.path, findLatestUpdate(tag.articles))),
			],
		},
	});
}

/** The articles of the feeds: the 30 that were updated last, the most recent first. */
export function selectFeedArticles(articles: readonly Article[]): Article[] {
	return selectRecentArticles(articles, FEED_LENGTH);
}

/**
 * `/feed.xml`: the most recently updated articles as an Atom feed. `undefined` without SITE_URL: a feed needs whole URLs.
 */
export function createAtomFeed({ urls, config, articles, takenAt }: Site): string | undefined {
	const home = urls.absolute(urls.home);
	if (home === undefined) return undefined;
	const entry = ({ title, path, description, publishedAt, updatedAt, category }: Article) => ({
		title,
		id: urls.absolute(path),
		link: { '@href': urls.absolute(path) },
		updated: (updatedAt ?? takenAt).toISOString(),
		...(publishedAt && { published: publishedAt.toISOString() }),
		category: { '@term': category.name },
		summary: description,
	});
	return xml.build({
		...DECLARATION,
		feed: {
			'@xmlns': 'http://www.w3.org/2005/Atom',
			'@xml:lang': config.locale,
			title: config.name,
			...(config.tagline && { subtitle: config.tagline }),
			id: home,
			link: [
				{ '@href': home },
				{ '@rel': 'self', '@type': 'application/atom+xml', '@href': urls.absolute(urls.file('feed.xml')) },
			],
			updated: (findLatestUpdate(articles) ?? takenAt).toISOString(),
			author: { name: config.name },
			entry: selectFeedArticles(articles).map(entry),
		},
	});
}
