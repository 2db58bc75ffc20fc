import { recordSlugs } from '../../../src/model/record-slugs.ts';
import { emptySlugHistory, type SlugHistory, type SlugHistoryEntry } from '../../../src/model/slug-history.ts';
import type { KeptArticle, Snapshot } from '../../../src/model/snapshot.ts';
import { inCategory, libraryArticle, libraryCategory, testSnapshot } from '../../support/site.ts';

/** Noon of a day in November. */
export const day = (date: number) => Date.UTC(2026, 10, date, 12);
export const dayText = (date: number) => new Date(day(date)).toISOString();

/** An article with an id and a slug, written `id:slug`; without a colon it has no id. */
export function kept(text: string, rest: Partial<KeptArticle> = {}): KeptArticle {
	const [id, slug] = text.includes(':') ? text.split(':') : [undefined, text];
	return { ...libraryArticle(slug ?? '', { id }), digest: undefined, ...rest };
}

/** A whole library of such articles. */
export function libraryOf(articles: (string | KeptArticle)[], rest: Partial<Snapshot> = {}): Snapshot {
	const whole = articles.map((article) => (typeof article === 'string' ? kept(article) : article));
	return { ...testSnapshot(), articles: whole, ...rest };
}

/** A category with one article in it, as a snapshot holds them; the category is written like an article. */
export function oneInCategory(text: string): Pick<Snapshot, 'categories' | 'articles'> {
	const { id, slug } = kept(text);
	return { categories: [libraryCategory(slug, { id })], articles: [kept('1:a', inCategory(slug))] };
}

/** The ledger after several syncs, the first on the first of November, then one a day. */
export function ledgerAfter(...snapshots: Snapshot[]): SlugHistory {
	return snapshots.reduce((ledger, snapshot, index) => recordSlugs(ledger, snapshot, day(index + 1)), emptySlugHistory);
}

/** An entry; what isn't given is as of one that never changed. */
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
