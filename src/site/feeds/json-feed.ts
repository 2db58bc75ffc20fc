import type { Article, Site } from '../site.ts';
import { selectFeedArticles } from './sitemap-and-atom.ts';

/**
 * The entries of the Atom feed as JSON Feed 1.1 (jsonfeed.org). `undefined` without SITE_URL: a feed needs whole URLs.
 */
export function createJsonFeed({ urls, config, articles, takenAt }: Site): string | undefined {
	const home = urls.absolute(urls.home);
	if (home === undefined) return undefined;
	const item = ({ title, path, description, publishedAt, updatedAt, category, tags }: Article) => ({
		id: urls.absolute(path),
		url: urls.absolute(path),
		title,
		content_text: description,
		date_published: publishedAt?.toISOString(),
		date_modified: (updatedAt ?? takenAt).toISOString(),
		tags: [category.name, ...tags],
	});
	return JSON.stringify({
		version: 'https://jsonfeed.org/version/1.1',
		title: config.name,
		description: config.tagline || undefined,
		home_page_url: home,
		feed_url: urls.absolute(urls.file('feed.json')),
		language: config.locale,
		authors: [{ name: config.name, url: home }],
		items: selectFeedArticles(articles).map(item),
	});
}
