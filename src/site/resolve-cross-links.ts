import { escapeAttribute, unescapeHtml } from '../markdown/html/text.ts';
import { findLinkTarget, type LinkTargets } from '../markdown/link-targets.ts';
import { decodeIfPossible } from '../markdown/links.ts';
import { storeAsUtf8 } from './packed-text.ts';
import type { Article } from './site.ts';

/**
 * The articles, in which links to parts of one another lead to the ids that those parts have: an article is rendered before the others are
 * known. Only the few with a link that calls a part otherwise are touched.
 */
export function resolveCrossLinks(articles: readonly Article[]): Article[] {
	const bySlug = new Map(articles.map((article) => [article.slug, article]));
	const byPath = new Map(articles.map((article) => [article.path, article]));
	const known = new Map<Article, LinkTargets>();
	const find = (article: Article | undefined, part: string): string => {
		if (article === undefined) return part;
		const parts = known.get(article) ?? collectLinkTargets(article);
		known.set(article, parts);
		return findLinkTarget(part, parts) ?? part;
	};
	const lead = (address: string): string => {
		const page = address.replace(/#.*/, '');
		const part = decodeIfPossible(address.slice(page.length + 1));
		const id = find(byPath.get(page.replace(/\?.*/, '')), part);
		return id === part ? address : `${page}#${encodeURIComponent(id)}`;
	};

	return articles.map((article) => {
		const { body } = article;
		const crossLinks = body.crossLinks.map(({ slug, fragment }) => ({
			slug,
			fragment: fragment && find(bySlug.get(slug), fragment),
		}));
		if (crossLinks.every(({ fragment }, index) => fragment === body.crossLinks[index]?.fragment)) return article;
		const html = body.html.replace(
			/<a href="([^"]*#[^"]*)"/g,
			(_, href: string) => `<a href="${escapeAttribute(lead(unescapeHtml(href)))}"`,
		);
		const rewrittenUrls = body.rewrittenUrls.map(([written, to]): [string, string] => [written, lead(to)]);
		return { ...article, body: storeAsUtf8({ ...body, html, crossLinks, rewrittenUrls }, 'html') };
	});
}

function collectLinkTargets({ body }: Article): LinkTargets {
	return new Map([...body.headings.map(({ id }): [string, string] => [id, id]), ...body.linkTargets]);
}
