import XMLBuilder from 'fast-xml-builder';
import { collectLetterPages } from '../lists/all-articles.ts';
import { splitIntoPages } from '../lists/list-pages.ts';
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
 * `/sitemap.xml`: the home page, all pages of categories and of the alphabetical list, articles and indexable tags, each with the time of its last change.
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
				...collectLetterPages(site).map((groups, index) =>
					url(urls.all(index + 1), findLatestUpdate(groups.flatMap(({ articles }) => articles))),
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

/** What an Atom feed is about. */
interface FeedSubject {
	title: string;
	subtitle: string | undefined;
	/** The page that lists the same articles. */
	pagePath: string;
	feedPath: string;
	articles: readonly Article[];
}

/**
 * `/feed.xml`: the most recently updated articles as an Atom feed. `undefined` without SITE_URL: a feed needs whole URLs.
 */
export function createAtomFeed(site: Site): string | undefined {
	const { urls, config, articles } = site;
	const subject = {
		title: config.name,
		subtitle: config.tagline,
		pagePath: urls.home,
		feedPath: urls.file('feed.xml'),
	};
	return buildFeed(site, { ...subject, articles });
}

/** `/categories/x/feed.xml`: the same of one category; `undefined` if no category has this address, too. */
export function createCategoryFeed(site: Site, address: string | undefined): string | undefined {
	const category = site.categoryAt.get(address ?? '');
	return (
		category &&
		buildFeed(site, {
			title: `${category.name} · ${site.config.name}`,
			subtitle: category.description,
			pagePath: category.path,
			feedPath: site.urls.categoryFeed(category.address),
			articles: category.articles,
		})
	);
}

function buildFeed({ urls, config, takenAt }: Site, subject: FeedSubject): string | undefined {
	const page = urls.absolute(subject.pagePath);
	if (page === undefined) return undefined;
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
			title: subject.title,
			...(subject.subtitle && { subtitle: subject.subtitle }),
			id: page,
			link: [
				{ '@href': page },
				{ '@rel': 'self', '@type': 'application/atom+xml', '@href': urls.absolute(subject.feedPath) },
			],
			updated: (findLatestUpdate(subject.articles) ?? takenAt).toISOString(),
			author: { name: config.name },
			entry: selectFeedArticles(subject.articles).map(entry),
		},
	});
}
