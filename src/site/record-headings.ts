import type { HeadingIds } from '../markdown/heading-ids/former-headings.ts';
import { MAX_VERSIONS, type SlugHistory, type SlugHistoryEntry } from '../model/slug-history.ts';
import type { Article } from './site.ts';

/** The part of an article that is recorded. */
type ArticleHeadings = Pick<Article, 'slug'> & { body: Pick<Article['body'], 'headings' | 'plainTextReason'> };

/** The heading ids of all published versions of each current article, by slug; oldest first. */
export function getHeadingVersions({ articles }: SlugHistory): Map<string, readonly HeadingIds[]> {
	return new Map(articles.filter(isCurrent).map(({ slug, versions }) => [slug, versions]));
}

/**
 * Adds the current heading ids of each article to the slug history where they differ from its last version; returns
 * `slugHistory` itself if nothing changed. An article shown as plain text is skipped: it lacks its headings only as
 * long as it can't be rendered.
 */
export function recordHeadings(slugHistory: SlugHistory, articles: readonly ArticleHeadings[]): SlugHistory {
	const shown = new Map(articles.map(({ slug, body }) => [slug, body]));
	let isChanged = false;
	const entries = slugHistory.articles.map((entry) => {
		const body = isCurrent(entry) ? shown.get(entry.slug) : undefined;
		const ids = body?.plainTextReason === undefined ? body?.headings.map(({ id }) => id) : undefined;
		if (ids === undefined || ids.join('\n') === (entry.versions.at(-1) ?? []).join('\n')) return entry;
		isChanged = true;
		return { ...entry, versions: [...entry.versions, ids].slice(-MAX_VERSIONS) };
	});
	return isChanged ? { ...slugHistory, articles: entries } : slugHistory;
}

function isCurrent({ gone }: SlugHistoryEntry): boolean {
	return gone === undefined;
}
