import { escapeValue, unescapeHtml } from '../markdown/html/text.ts';
import { findPart, type Parts } from '../markdown/link-targets.ts';
import { decode } from '../markdown/links.ts';
import { packed } from './packed-text.ts';
import type { Article } from './site.ts';

/**
 * The articles, in which links to parts of one another lead to the ids that those parts have: an article is rendered before the others are
 * known. Only the few with a link that calls a part otherwise are touched.
 */
export function settleCrossLinks(articles: readonly Article[]): Article[] {
	const bySlug = new Map(articles.map((article) => [article.slug, article]));
	const byPath = new Map(articles.map((article) => [article.path, article]));
	const known = new Map<Article, Parts>();
	const find = (article: Article | undefined, part: string): string => {
		if (article === undefined) return part;
		const parts = known.get(article) ?? partsOf(article);
		known.set(article, parts);
		return findPart(part, parts) ?? part;
	};
	const lead = (address: string): string => {
		const page = address.replace(/#.*/, '');
		const part = decode(address.slice(page.length + 1));
		const id = find(byPath.get(page.replace(/\?.*/, '')), part);
		return id === part ? address : `${page}#${encodeURIComponent(id)}`;
	};

	return articles.map((article) => {
		const { body } = article;
		const crossLinks = body.crossLinks.map(({ slug, part }) => ({
			slug,
			part: part && find(bySlug.get(slug), part),
		}));
		if (crossLinks.every(({ part }, index) => part === body.crossLinks[index]?.part)) return article;
		const html = body.html.replace(
			/<a href="([^"]*#[^"]*)"/g,
			(_, href: string) => `<a href="${escapeValue(lead(unescapeHtml(href)))}"`,
		);
		const readdressed = body.readdressed.map(([written, to]): [string, string] => [written, lead(to)]);
		return { ...article, body: packed({ ...body, html, crossLinks, readdressed }, 'html') };
	});
}

function partsOf({ body }: Article): Parts {
	return new Map([...body.headings.map(({ id }): [string, string] => [id, id]), ...body.parts]);
}
