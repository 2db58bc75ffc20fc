import type { Article } from '../model/article.ts';
import { isNewer, mergeArticle } from '../model/merge.ts';
import type { KeptArticle, Skipped } from '../model/snapshot.ts';
import type { Listed } from '../sources/source.ts';
import { isRequestable } from '../sources/source.ts';

/** Removes duplicates from a list, by id and by slug. The newer of two articles is kept, and the other is returned in `duplicates`. */
export function dedupeListed(listed: readonly Listed[]): { listed: Listed[]; duplicates: Skipped[] } {
	const byId = new Map<string, Listed>();
	const droppedById = new Map<string, Skipped>();
	for (const item of listed) {
		// Without an id, two entries are the same article if they have the same slug and digest.
		const id = item.article.id ?? `${item.article.slug}\n${item.digest}`;
		const other = byId.get(id);
		const [kept, dropped] = other && !isNewer(item.article, other.article) ? [other, item] : [item, other];
		byId.set(id, kept);
		droppedById.delete(kept.article.slug);
		if (!dropped || dropped.article.slug === kept.article.slug) continue;
		const { slug, title } = dropped.article;
		droppedById.set(slug, { slug, title, reason: `Another article has its id: “${kept.article.slug}”.` });
	}
	const duplicates = [...droppedById.values()];
	const bySlug = new Map<string, Listed>();
	for (const item of byId.values()) {
		const { slug } = item.article;
		const other = bySlug.get(slug);
		const [kept, dropped] = other && !isNewer(item.article, other.article) ? [other, item] : [item, other];
		bySlug.set(slug, kept);
		if (dropped)
			duplicates.push({ slug, title: dropped.article.title, reason: 'Another article with this slug is newer.' });
	}
	return { listed: [...bySlug.values()], duplicates };
}

/** Matches the articles of the previous snapshot to listed articles, by id, then by slug. `missing` are those without a match. */
function matchPrevious(
	listed: readonly Listed[],
	previous: readonly KeptArticle[],
): { previousCopies: Map<Article, KeptArticle>; missing: KeptArticle[] } {
	const free = new Set(previous);
	const previousCopies = new Map<Article, KeptArticle>();
	const claim = (article: Article, copy: KeptArticle | undefined) => {
		if (copy && free.delete(copy)) previousCopies.set(article, copy);
	};
	const byId = new Map(previous.map((copy) => [copy.id, copy]));
	const bySlug = new Map(previous.map((copy) => [copy.slug, copy]));
	for (const { article } of listed) if (article.id !== undefined) claim(article, byId.get(article.id));
	for (const { article } of listed) if (!previousCopies.has(article)) claim(article, bySlug.get(article.slug));
	return { previousCopies, missing: [...free] };
}

/** What to do with each listed article and each article of the previous snapshot. */
export interface FetchPlan {
	previousCopies: Map<Article, KeptArticle>;
	/** Articles that need no request: the list contained their content, or they are unchanged. */
	upToDate: Map<Article, KeptArticle>;
	/** Listed articles whose digest is that of their previous copy. */
	unchangedArticles: Set<Article>;
	/** To be requested: not in the previous snapshot. */
	added: Article[];
	/** To be requested: changed since the previous snapshot. */
	changed: Article[];
	/** To be requested: no longer in the list. */
	missing: KeptArticle[];
}

/** Decides which articles must be requested. An article is unchanged as long as its entry in the list has the same digest. */
export function planFetches(listed: readonly Listed[], previous: readonly KeptArticle[]): FetchPlan {
	const { previousCopies, missing } = matchPrevious(listed, previous);
	const plan: FetchPlan = {
		previousCopies,
		upToDate: new Map(),
		unchangedArticles: new Set(),
		added: [],
		changed: [],
		missing,
	};
	for (const { article, digest } of listed) {
		const copy = previousCopies.get(article);
		const isUnchanged = copy?.digest === digest && (article.content ?? copy.content) === copy.content;
		if (isUnchanged) plan.unchangedArticles.add(article);
		if (article.content !== undefined) plan.upToDate.set(article, { ...article, content: article.content, digest });
		else if (copy && isUnchanged) plan.upToDate.set(article, refreshCopy(copy, article, digest));
		else if (isRequestable(article.slug)) (copy ? plan.changed : plan.added).push(article);
	}
	return plan;
}

/** The copy of an unchanged article, with the counters of the list, and with fields of the list that an earlier version did not store. */
export function refreshCopy(copy: KeptArticle, listed: Article, digest: string | undefined): KeptArticle {
	return {
		...mergeArticle(listed, copy),
		views: listed.views || copy.views,
		votes: listed.votes ?? copy.votes,
		digest,
	};
}

/** Whether a list is so short that it looks like an outage: it is empty, or more than 10 articles and more than 30 % are missing. */
export function looksLikeOutage(before: number, missing: number, listed: number): boolean {
	return (listed === 0 && before > 0) || (missing > 10 && missing > before * 0.3);
}
