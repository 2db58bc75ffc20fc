import XMLBuilder from 'fast-xml-builder';
import { selectRecentArticles } from '../order.ts';
import type { Article, Site } from '../site.ts';
import { collectTags, isIndexable } from '../tags.ts';

const FEED_LENGTH = 30;
const xml = new XMLBuilder({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	format: true,
	suppressEmptyNode: true,
	// Else an attribute that is the word `true` loses its value, as in HTML.
	suppressBooleanAttributes: false,
});
const DECLARATION = { '?xml': { '@version': '1.0', '@encoding': 'UTF-8' } };

function latest(articles: readonly Article[]): Date | undefined {
	return selectRecentArticles(articles, 1)[0]?.updatedAt;
}

/**
 * The sitemap: home, categories, articles and tags that are worth finding, each with the moment its words last changed.
 * `undefined` without SITE_URL, or under `noindex`.
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
				url(urls.home, latest(articles)),
				...categories.map((category) => url(category.path, latest(category.articles))),
				...articles.map(({ path, updatedAt }) => url(path, updatedAt)),
				...collectTags(site)
					.all.filter(isIndexable)
					.map((tag) => url(tag.path, latest(tag.articles))),
			],
		},
	});
}

/** The articles that a feed tells of, the latest first. */
export function selectFeedArticles(articles: readonly Article[]): Article[] {
	return selectRecentArticles(articles, FEED_LENGTH);
}

/** The latest articles as an Atom feed. `undefined` without SITE_URL: a feed has absolute addresses only. */
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
			'@xml:lang': config.language,
			title: config.name,
			...(config.tagline && { subtitle: config.tagline }),
			id: home,
			link: [
				{ '@href': home },
				{ '@rel': 'self', '@type': 'application/atom+xml', '@href': urls.absolute(urls.file('feed.xml')) },
			],
			updated: (latest(articles) ?? takenAt).toISOString(),
			author: { name: config.name },
			entry: selectFeedArticles(articles).map(entry),
		},
	});
}
