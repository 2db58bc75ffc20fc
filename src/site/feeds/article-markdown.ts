import { stringify } from 'yaml';
import { removeInvalidCharacters } from '../../markdown/html/text.ts';
import { rewriteLinks } from '../../markdown/rewrite-links.ts';
import { oncePerSite } from '../once-per-site.ts';
import type { Article, Site } from '../site.ts';

const getSourceArticles = oncePerSite(
	({ snapshot }: Site) => new Map(snapshot.articles.map((article) => [article.slug, article])),
);

/** The Markdown of an article as its author wrote it, with the link and picture URLs that its page has. */
export function restoreMarkdown(site: Site, { slug, body }: Article): string {
	const urls = body.rewrittenUrls.map(([written, to]): [string, string] => [
		written,
		to.startsWith('/') ? (site.urls.absolute(to) ?? to) : to,
	]);
	return rewriteLinks(removeInvalidCharacters(getSourceArticles(site).get(slug)?.content ?? ''), new Map(urls)).trim();
}

/** The front matter of an article. Every text is quoted, so that none can be parsed as another YAML type. */
function createFrontMatter({ urls, config }: Site, article: Article): string {
	const { title, path, publishedAt, updatedAt, category, tags } = article;
	const fields = {
		title,
		canonical: urls.absolute(path),
		date: publishedAt?.toISOString(),
		updated: updatedAt?.toISOString(),
		category: category.name,
		tags: tags.length > 0 ? tags : undefined,
		language: (article.language ?? config.locale) || undefined,
	};
	const options = { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 } as const;
	return `---\n${stringify(fields, options)}---\n`;
}

/**
 * `/articles/{address}.md`: front matter, then the article's own Markdown. `undefined` if no article has this address.
 */
export function createArticleMarkdown(site: Site, address: string | undefined): string | undefined {
	const article = site.articleAt.get(address ?? '');
	return article && `${createFrontMatter(site, article)}\n${restoreMarkdown(site, article)}\n`;
}
