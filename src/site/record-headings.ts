import type { HeadingIds } from '../markdown/former-headings.ts';
import { MAX_VERSIONS, type SlugHistory, type SlugHistoryEntry } from '../model/slug-history.ts';
import type { Article } from './site.ts';

/** What is remembered of an article's headings. */
type ArticleHeadings = Pick<Article, 'slug'> & { body: Pick<Article['body'], 'headings' | 'plainTextReason'> };

/** The heading ids of the versions that were published of each article that is there, by its slug; oldest first. */
export function getHeadingVersions({ articles }: SlugHistory): Map<string, readonly HeadingIds[]> {
	return new Map(articles.filter(isThere).map(({ slug, versions }) => [slug, versions]));
}

/**
 * The ledger with the heading ids that each article has now, where they are others than in its last version. Saying the same twice changes
 * nothing: the ledger itself comes back. An article shown as plain text has no headings for the moment, which is no version of it.
 */
export function recordHeadings(ledger: SlugHistory, articles: readonly ArticleHeadings[]): SlugHistory {
	const shown = new Map(articles.map(({ slug, body }) => [slug, body]));
	let isChanged = false;
	const entries = ledger.articles.map((entry) => {
		const body = isThere(entry) ? shown.get(entry.slug) : undefined;
		const ids = body?.plainTextReason === undefined ? body?.headings.map(({ id }) => id) : undefined;
		if (ids === undefined || ids.join('\n') === (entry.versions.at(-1) ?? []).join('\n')) return entry;
		isChanged = true;
		return { ...entry, versions: [...entry.versions, ids].slice(-MAX_VERSIONS) };
	});
	return isChanged ? { ...ledger, articles: entries } : ledger;
}

function isThere({ gone }: SlugHistoryEntry): boolean {
	return gone === undefined;
}
