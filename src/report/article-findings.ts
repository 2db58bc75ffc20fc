import { isCut, MAX_TAGS, TEXT_LIMITS } from '../model/text-limits.ts';
import { truncateAtWord } from '../site/excerpts.ts';
import type { Article } from '../site/site.ts';
import { hasId, listPictures } from './body.ts';
import type { FindingKind } from './kinds.ts';

/** An article with fewer words than this, and no picture, is nearly empty. */
export const MIN_WORDS = 20;

/** A finding in one article, without the article itself. */
export type ArticleFinding = [kind: FindingKind, what: string];

/** The findings that need only the article itself. `now` decides whether it is older than a year. */
export function findInArticle({ title, lead, tags, body, updatedAt }: Article, now: Date): ArticleFinding[] {
	const findings: ArticleFinding[] = [];
	const add = (kind: FindingKind, what: string) => findings.push([kind, what]);
	const pictures = listPictures(body.html);
	for (const link of body.deadLinks) add(link.startsWith('#') ? 'dead-anchor' : 'dead-link', link);
	for (const link of body.relativeLinks) add('relative-link', link);
	if (body.plainTextReason !== undefined) add('plain-text', body.plainTextReason);
	if (body.wordCount < MIN_WORDS && pictures.length === 0) add('empty', formatWordCount(body.wordCount));
	if (body.foreignSyntax.length > 0) add('other-markdown', body.foreignSyntax.join(', '));
	for (const address of body.spacedAddresses) add('spaced-address', address);
	if (isCut(title, TEXT_LIMITS.title)) add('cut-text', 'title');
	if (isCut(lead ?? '', TEXT_LIMITS.description)) add('cut-text', 'excerpt');
	if (tags.length >= MAX_TAGS || tags.some((tag) => isCut(tag, TEXT_LIMITS.tag))) add('cut-text', 'tags');
	if (body.removed.length > 0) add('removed-html', body.removed.join(', '));
	for (const { src, alt } of pictures) if (alt?.trim() === '') add('missing-alt', truncateAtWord(src));
	for (const heading of body.skippedLevels) add('heading-jump', heading);
	for (const link of body.hostedLinks) add('old-home', link);
	if (updatedAt !== undefined && updatedAt < subtractYear(now)) {
		add('old-article', `last changed ${updatedAt.toISOString().slice(0, 10)}`);
	}
	return findings;
}

/** Creates a check for links of an article to a fragment (`#part`) that another article doesn't have. */
export function createAnchorCheck(articles: readonly Article[]): (article: Article) => ArticleFinding[] {
	const bySlug = new Map(articles.map((article) => [article.slug, article]));
	const hasFragment = ({ body }: Article, fragment: string) =>
		body.headings.some(({ id }) => id === fragment) || hasId(body.html, fragment);
	return ({ body }) => {
		const dead = body.crossLinks.flatMap(({ slug, fragment }) => {
			const target = bySlug.get(slug);
			// A text directive (`:~:text=…`) is for the browser and not part of the id.
			const id = fragment?.split(':~:')[0] ?? '';
			if (target === undefined || id === '' || id === 'top' || hasFragment(target, id)) return [];
			return [`${target.path}#${id}`];
		});
		return [...new Set(dead)].map((link) => ['dead-anchor', link]);
	};
}

function formatWordCount(count: number): string {
	return count === 0 ? 'no words' : count === 1 ? '1 word' : `${count} words`;
}

/** The same time a year earlier; March 1 for February 29. */
function subtractYear(now: Date): Date {
	const before = new Date(now);
	before.setUTCFullYear(now.getUTCFullYear() - 1);
	return before;
}
