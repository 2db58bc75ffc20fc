import type { Article } from '../model/article.ts';
import { isNewer } from '../model/merge.ts';
import type { KeptArticle, Named } from '../model/snapshot.ts';
import type { Listed } from '../sources/source.ts';
import { isAskable } from '../sources/source.ts';

/** A list with every article once and one article a slug: of two the newer stands, and the other is named. */
export function onePerSlug(listed: readonly Listed[]): { listed: Listed[]; doubles: Named[] } {
	const byId = new Map<string, Listed>();
	const sameId = new Map<string, Named>();
	for (const item of listed) {
		// Without an id, an article that a shifting list brings twice is told by saying the same twice.
		const id = item.article.id ?? `${item.article.slug}\n${item.digest}`;
		const other = byId.get(id);
		const [stands, falls] = other && !isNewer(item.article, other.article) ? [other, item] : [item, other];
		byId.set(id, stands);
		sameId.delete(stands.article.slug);
		if (!falls || falls.article.slug === stands.article.slug) continue;
		const { slug, title } = falls.article;
		sameId.set(slug, { slug, title, reason: `Another article has its id: “${stands.article.slug}”.` });
	}
	const doubles = [...sameId.values()];
	const bySlug = new Map<string, Listed>();
	for (const item of byId.values()) {
		const { slug } = item.article;
		const other = bySlug.get(slug);
		const [stands, falls] = other && !isNewer(item.article, other.article) ? [other, item] : [item, other];
		bySlug.set(slug, stands);
		if (falls) doubles.push({ slug, title: falls.article.title, reason: 'Another article with this slug is newer.' });
	}
	return { listed: [...bySlug.values()], doubles };
}

/** Which earlier copy belongs to which listed article (by id, then by slug), and the copies that belong to none. */
export function matchEarlier(
	listed: readonly Listed[],
	earlier: readonly KeptArticle[],
): { copies: Map<Article, KeptArticle>; missing: KeptArticle[] } {
	const free = new Set(earlier);
	const copies = new Map<Article, KeptArticle>();
	const claim = (article: Article, copy: KeptArticle | undefined) => {
		if (copy && free.delete(copy)) copies.set(article, copy);
	};
	const byId = new Map(earlier.map((copy) => [copy.id, copy]));
	const bySlug = new Map(earlier.map((copy) => [copy.slug, copy]));
	for (const { article } of listed) if (article.id !== undefined) claim(article, byId.get(article.id));
	for (const { article } of listed) if (!copies.has(article)) claim(article, bySlug.get(article.slug));
	return { copies, missing: [...free] };
}

/** What to do with each listed article and each earlier copy. */
export interface Plan {
	copies: Map<Article, KeptArticle>;
	/** Those whose content is here already: it came with the list, or the article is unchanged. */
	known: Map<Article, KeptArticle>;
	unchanged: number;
	/** To be asked for: without an earlier copy, with an outdated one, no longer in the list. */
	fresh: Article[];
	changed: Article[];
	missing: KeptArticle[];
}

/** Decides what has to be asked for: an article is unchanged as long as the list says the same of it, counters aside. */
export function planFetching(listed: readonly Listed[], earlier: readonly KeptArticle[]): Plan {
	const { copies, missing } = matchEarlier(listed, earlier);
	const plan: Plan = { copies, known: new Map(), unchanged: 0, fresh: [], changed: [], missing };
	for (const { article, digest } of listed) {
		const copy = copies.get(article);
		const isUnchanged = copy?.digest === digest && (article.content ?? copy.content) === copy.content;
		if (isUnchanged) plan.unchanged += 1;
		if (article.content !== undefined) plan.known.set(article, { ...article, content: article.content, digest });
		else if (copy && isUnchanged) plan.known.set(article, { ...copy, views: article.views || copy.views });
		else if (isAskable(article.slug)) (copy ? plan.changed : plan.fresh).push(article);
	}
	return plan;
}

/** Whether a list is so much shorter than the earlier copy that it is an outage: nothing, or over 30 % (and over 10) gone. */
export function looksLost(before: number, missing: number, listed: number): boolean {
	return (listed === 0 && before > 0) || (missing > 10 && missing > before * 0.3);
}
