import type { Article, Site } from './site.ts';

const SAME_CATEGORY = 1;
const SHARED_TAG = 2;
const SHARED_WORD = 1.5;
/** A label that stands on more articles than this says little about any of them. */
const COMMON = 200;

interface Index {
	byLabel: Map<string, Article[]>;
	labels: Map<Article, string[]>;
}

const indexes = new WeakMap<Site, Index>();

/** What is compared: an article, or what is known of one that is gone. */
type ComparableArticle = Pick<Article, 'title' | 'tags'> & { category: Article['category'] | undefined };

function extractLabels({ title, tags }: Pick<Article, 'title' | 'tags'>): string[] {
	const words = title.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
	return [...new Set([...tags.map((tag) => `#${tag.toLowerCase()}`), ...words])];
}

function getLabelIndex(site: Site): Index {
	const known = indexes.get(site);
	if (known !== undefined) return known;
	const index: Index = { byLabel: new Map(), labels: new Map() };
	for (const article of site.articles) {
		const labels = extractLabels(article);
		index.labels.set(article, labels);
		for (const label of labels) {
			const holders = index.byLabel.get(label);
			if (holders === undefined) index.byLabel.set(label, [article]);
			else holders.push(article);
		}
	}
	indexes.set(site, index);
	return index;
}

function rank(site: Site, labels: readonly string[], category: Article['category'] | undefined): Map<Article, number> {
	const { byLabel } = getLabelIndex(site);
	const scores = new Map<Article, number>();
	const add = (other: Article, score: number) => scores.set(other, (scores.get(other) ?? 0) + score);
	for (const label of labels) {
		const holders = byLabel.get(label) ?? [];
		if (holders.length > COMMON) continue;
		const rarity = Math.log(1 + site.articles.length / holders.length);
		for (const other of holders) add(other, rarity * (label.startsWith('#') ? SHARED_TAG : SHARED_WORD));
	}
	for (const other of category?.articles.slice(0, COMMON) ?? []) add(other, SAME_CATEGORY);
	return scores;
}

/** Of hundreds a few are wanted: each takes its place among those, or none, which costs less than putting all in order. */
function best(scores: ReadonlyMap<Article, number>, count: number): Article[] {
	const places: [Article, number][] = [];
	for (const [article, score] of scores) {
		const isBehind = ([other, its]: [Article, number]) => score > its || (score === its && article.views > other.views);
		const last = places.at(-1);
		if (last && places.length === count && !isBehind(last)) continue;
		const place = places.findIndex(isBehind);
		places.splice(place < 0 ? places.length : place, 0, [article, score]);
		places.length = Math.min(places.length, count);
	}
	return places.map(([article]) => article);
}

/**
 * Articles that a reader of this one may want next: shared tags and title words, weighed by how rare they are,
 * and the same category. Never the article itself; at most `count`.
 */
export function findRelatedArticles(site: Site, article: Article, count: number): Article[] {
	const scores = rank(site, getLabelIndex(site).labels.get(article) ?? [], article.category);
	scores.delete(article);
	return best(scores, count);
}

/** The articles that are most like one that isn't there any more, by the same measure; at most `count`. */
export function findSimilarArticles(site: Site, gone: ComparableArticle, count: number): Article[] {
	return best(rank(site, extractLabels(gone), gone.category), count);
}
