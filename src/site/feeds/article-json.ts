import type { Site } from '../site.ts';

/**
 * `/articles/{address}.json`: an article as its page shows it, for programs. `html` is sanitised, and its relative URLs
 * resolve against `url` (without SITE_URL: against `path`). `undefined` if no article has this address.
 */
export function createArticleJson(site: Site, address: string | undefined): string | undefined {
	const { urls, config } = site;
	const article = site.articleAt.get(address ?? '');
	if (article === undefined) return undefined;
	const { title, path, description, publishedAt, updatedAt, category, tags, body } = article;
	return JSON.stringify({
		title,
		description,
		url: urls.absolute(path),
		path,
		markdown: urls.articleFile(article.address, 'md'),
		language: (article.language ?? config.locale) || undefined,
		published: publishedAt?.toISOString(),
		updated: updatedAt?.toISOString(),
		category: { name: category.name, path: category.path },
		tags,
		headings: body.headings,
		html: body.html,
	});
}
