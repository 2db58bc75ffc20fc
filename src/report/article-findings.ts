import { firstWords } from '../site/excerpts.ts';
import type { Article } from '../site/site.ts';
import { hasId, picturesOf } from './body.ts';
import type { Kind } from './kinds.ts';

/** An article with fewer words than this, and no picture, is nearly empty. */
export const FEW_WORDS = 20;

/** What was found in one article, before it is known which article that was. */
export type Found = [kind: Kind, what: string];

/** What an article says wrong by itself. `now` decides which one is older than a year. */
export function findInArticle({ body, updatedAt }: Article, now: Date): Found[] {
	const pictures = picturesOf(body.html);
	const { words } = body;
	return [
		...body.deadLinks.map((link): Found => [link.startsWith('#') ? 'dead-anchor' : 'dead-link', link]),
		...(body.plain === undefined ? [] : ([['plain-text', body.plain]] satisfies Found[])),
		...(words < FEW_WORDS && pictures.length === 0 ? ([['empty', countOf(words)]] satisfies Found[]) : []),
		...(body.removed.length > 0 ? ([['removed-html', body.removed.join(', ')]] satisfies Found[]) : []),
		...pictures.filter(({ alt }) => alt?.trim() === '').map(({ src }): Found => ['missing-alt', firstWords(src)]),
		...body.jumps.map((heading): Found => ['heading-jump', heading]),
		...body.oldLinks.map((link): Found => ['old-home', link]),
		...(updatedAt !== undefined && updatedAt < yearBefore(now)
			? ([['old-article', `last changed ${updatedAt.toISOString().slice(0, 10)}`]] satisfies Found[])
			: []),
	];
}

/** Finds links of an article to a part that another article doesn't have. */
export function createAnchorCheck(articles: readonly Article[]): (article: Article) => Found[] {
	const bySlug = new Map(articles.map((article) => [article.slug, article]));
	const isThere = ({ body }: Article, part: string) =>
		body.headings.some(({ id }) => id === part) || hasId(body.html, part);
	return ({ body }) => {
		const dead = body.crossLinks.flatMap(({ slug, part }) => {
			const target = bySlug.get(slug);
			// What follows `:~:` is for the browser: words to look for, not a place.
			const place = part?.split(':~:')[0] ?? '';
			if (target === undefined || place === '' || place === 'top' || isThere(target, place)) return [];
			return [`${target.path}#${place}`];
		});
		return [...new Set(dead)].map((link) => ['dead-anchor', link]);
	};
}

function countOf(words: number): string {
	return words === 0 ? 'no words' : words === 1 ? '1 word' : `${words} words`;
}

/** The same moment a year earlier; of February 29 it is March 1. */
function yearBefore(now: Date): Date {
	const before = new Date(now);
	before.setUTCFullYear(now.getUTCFullYear() - 1);
	return before;
}
