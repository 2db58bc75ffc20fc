import { escapeAttribute, unescapeHtml } from '../markdown/html/text.ts';
import { findLinkTarget, type LinkTargets } from '../markdown/link-targets.ts';
import { decodeIfPossible } from '../markdown/site-addresses.ts';
import { storeAsUtf8 } from './packed-text.ts';
import type { Article } from './site.ts';

/**
 * Corrects the fragments of links between articles (`#part`) to the ids that the target pages use: when an article is
 * rendered, the others aren't known yet. Articles without such a link are returned as they are.
 */
export function resolveCrossLinks(articles: readonly Article[]): Article[] {
	const bySlug = new Map(articles.map((article) => [article.slug, article]));
	const byPath = new Map(articles.map((article) => [article.path, article]));
	const cache = new Map<Article, LinkTargets>();
	const resolveFragment = (article: Article | undefined, fragment: string): string => {
		if (article === undefined) return fragment;
		const targets = cache.get(article) ?? collectLinkTargets(article);
		cache.set(article, targets);
		return findLinkTarget(fragment, targets) ?? fragment;
	};
	const resolveHref = (href: string): string => {
		const page = href.replace(/#.*/, '');
		const fragment = decodeIfPossible(href.slice(page.length + 1));
		const id = resolveFragment(byPath.get(page.replace(/\?.*/, '')), fragment);
		return id === fragment ? href : `${page}#${encodeURIComponent(id)}`;
	};

	return articles.map((article) => {
		const { body } = article;
		const crossLinks = body.crossLinks.map(({ slug, fragment }) => ({
			slug,
			fragment: fragment && resolveFragment(bySlug.get(slug), fragment),
		}));
		if (crossLinks.every(({ fragment }, index) => fragment === body.crossLinks[index]?.fragment)) return article;
		const html = body.html.replace(
			/<a href="([^"]*#[^"]*)"/g,
			(_, href: string) => `<a href="${escapeAttribute(resolveHref(unescapeHtml(href)))}"`,
		);
		const rewrittenUrls = body.rewrittenUrls.map(([written, to]): [string, string] => [written, resolveHref(to)]);
		return { ...article, body: storeAsUtf8({ ...body, html, crossLinks, rewrittenUrls }, 'html') };
	});
}

function collectLinkTargets({ body }: Article): LinkTargets {
	return new Map([...body.headings.map(({ id }): [string, string] => [id, id]), ...body.linkTargets]);
}
