import { truncateAtWord } from '../site/excerpts.ts';
import type { Article } from '../site/site.ts';
import { hasId, listPictures } from './body.ts';
import type { FindingKind } from './kinds.ts';

/** An article with fewer words than this, and no picture, is nearly empty. */
export const MIN_WORDS = 20;

/** What was found in one article, before it is known which article that was. */
export type ArticleFinding = [kind: FindingKind, what: string];

/** What an article says wrong by itself. `now` decides which one is older than a year. */
export function findInArticle({ body, updatedAt }: Article, now: Date): ArticleFinding[] {
	const pictures = listPictures(body.html);
	const { wordCount } = body;
	return [
		...body.deadLinks.map((link): ArticleFinding => [link.startsWith('#') ? 'dead-anchor' : 'dead-link', link]),
		...(body.plainTextReason === undefined ? [] : ([['plain-text', body.plainTextReason]] satisfies ArticleFinding[])),
		...(wordCount < MIN_WORDS && pictures.length === 0
			? ([['empty', formatWordCount(wordCount)]] satisfies ArticleFinding[])
			: []),
		...(body.removed.length > 0 ? ([['removed-html', body.removed.join(', ')]] satisfies ArticleFinding[]) : []),
		...pictures
			.filter(({ alt }) => alt?.trim() === '')
			.map(({ src }): ArticleFinding => ['missing-alt', truncateAtWord(src)]),
		...body.skippedLevels.map((heading): ArticleFinding => ['heading-jump', heading]),
		...body.hostedLinks.map((link): ArticleFinding => ['old-home', link]),
		...(updatedAt !== undefined && updatedAt < subtractYear(now)
			? ([['old-article', `last changed ${updatedAt.toISOString().slice(0, 10)}`]] satisfies ArticleFinding[])
			: []),
	];
}

/** Finds links of an article to a part that another article doesn't have. */
export function createAnchorCheck(articles: readonly Article[]): (article: Article) => ArticleFinding[] {
	const bySlug = new Map(articles.map((article) => [article.slug, article]));
	const isThere = ({ body }: Article, part: string) =>
		body.headings.some(({ id }) => id === part) || hasId(body.html, part);
	return ({ body }) => {
		const dead = body.crossLinks.flatMap(({ slug, fragment }) => {
			const target = bySlug.get(slug);
			// What follows `:~:` is for the browser: words to look for, not a place.
			const place = fragment?.split(':~:')[0] ?? '';
			if (target === undefined || place === '' || place === 'top' || isThere(target, place)) return [];
			return [`${target.path}#${place}`];
		});
		return [...new Set(dead)].map((link) => ['dead-anchor', link]);
	};
}

function formatWordCount(words: number): string {
	return words === 0 ? 'no words' : words === 1 ? '1 word' : `${words} words`;
}

/** The same moment a year earlier; of February 29 it is March 1. */
function subtractYear(now: Date): Date {
	const before = new Date(now);
	before.setUTCFullYear(now.getUTCFullYear() - 1);
	return before;
}
