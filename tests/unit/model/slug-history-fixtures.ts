import { recordSlugs } from '../../../src/model/record-slugs.ts';
import { emptySlugHistory, type SlugHistory, type SlugHistoryEntry } from '../../../src/model/slug-history.ts';
import type { KeptArticle, Snapshot } from '../../../src/model/snapshot.ts';
import { inCategory, libraryArticle, libraryCategory, testSnapshot } from '../../support/site.ts';

/** Noon of a day in November 2026, in milliseconds. */
export const day = (date: number) => Date.UTC(2026, 10, date, 12);
export const dayText = (date: number) => new Date(day(date)).toISOString();

/** Creates an article from `id:slug`, or from a slug alone if it has no id. */
export function kept(text: string, rest: Partial<KeptArticle> = {}): KeptArticle {
	const [id, slug] = text.includes(':') ? text.split(':') : [undefined, text];
	return { ...libraryArticle(slug ?? '', { id }), digest: undefined, ...rest };
}

/** Creates a snapshot of articles, which may be given as `id:slug`. */
export function createSnapshot(articles: (string | KeptArticle)[], rest: Partial<Snapshot> = {}): Snapshot {
	const whole = articles.map((article) => (typeof article === 'string' ? kept(article) : article));
	return { ...testSnapshot(), articles: whole, ...rest };
}

/** Creates a category from `id:slug`, and one article in it. */
export function createCategoryWithArticle(text: string): Pick<Snapshot, 'categories' | 'articles'> {
	const { id, slug } = kept(text);
	return { categories: [libraryCategory(slug, { id })], articles: [kept('1:a', inCategory(slug))] };
}

/** Returns the slug history after several syncs: one per day, from the first of November. */
export function recordDaily(...snapshots: Snapshot[]): SlugHistory {
	return snapshots.reduce(
		(history, snapshot, index) => recordSlugs(history, snapshot, day(index + 1)),
		emptySlugHistory,
	);
}

/** Creates an entry of the slug history. Missing fields are those of an article that never changed. */
export function entry(slug: string, rest: Partial<SlugHistoryEntry> = {}): SlugHistoryEntry {
	return {
		id: undefined,
		slug,
		title: slug,
		earlier: [],
		gone: undefined,
		category: undefined,
		tags: [],
		versions: [],
		...rest,
	};
}
