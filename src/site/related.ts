import { oncePerSite } from './once-per-site.ts';
import type { Article, Site } from './site.ts';

const SAME_CATEGORY = 1;
const SHARED_TAG = 2;
const SHARED_WORD = 1.5;
/** A label that is shared by more articles than this says little about any of them. */
const MAX_HOLDERS = 200;

/** Labels are the tags of an article (with `#` in front) and the words of its title, in lower case. */
interface LabelIndex {
	byLabel: Map<string, Article[]>;
	labels: Map<Article, string[]>;
}

/** The part of an article that is compared; a deleted article has it too. */
type ComparableArticle = Pick<Article, 'title' | 'tags'> & { category: Article['category'] | undefined };

function extractLabels({ title, tags }: Pick<Article, 'title' | 'tags'>): string[] {
	const words = title.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
	return [...new Set([...tags.map((tag) => `#${tag.toLowerCase()}`), ...words])];
}

const getLabelIndex = oncePerSite((site): LabelIndex => {
	const index: LabelIndex = { byLabel: new Map(), labels: new Map() };
	for (const article of site.articles) {
		const labels = extractLabels(article);
		index.labels.set(article, labels);
		for (const label of labels) {
			const holders = index.byLabel.get(label);
			if (holders === undefined) index.byLabel.set(label, [article]);
			else holders.push(article);
		}
	}
	return index;
});

function scoreArticles(
	site: Site,
	labels: readonly string[],
	category: Article['category'] | undefined,
): Map<Article, number> {
	const { byLabel } = getLabelIndex(site);
	const scores = new Map<Article, number>();
	const add = (other: Article, score: number) => scores.set(other, (scores.get(other) ?? 0) + score);
	for (const label of labels) {
		const holders = byLabel.get(label) ?? [];
		if (holders.length > MAX_HOLDERS) continue;
		const rarity = Math.log(1 + site.articles.length / holders.length);
		for (const other of holders) add(other, rarity * (label.startsWith('#') ? SHARED_TAG : SHARED_WORD));
	}
	for (const other of category?.articles.slice(0, MAX_HOLDERS) ?? []) add(other, SAME_CATEGORY);
	return scores;
}

/** The best few of hundreds, by insertion, which costs less than sorting all of them. */
function selectBest(scores: ReadonlyMap<Article, number>, count: number): Article[] {
	const best: [Article, number][] = [];
	for (const [article, score] of scores) {
		const isWorse = ([other, otherScore]: [Article, number]) =>
			score > otherScore || (score === otherScore && article.views > other.views);
		const last = best.at(-1);
		if (last && best.length === count && !isWorse(last)) continue;
		const place = best.findIndex(isWorse);
		best.splice(place < 0 ? best.length : place, 0, [article, score]);
		best.length = Math.min(best.length, count);
	}
	return best.map(([article]) => article);
}

/**
 * Articles that a reader of `article` may want next, at most `count`: those that share tags and title words with it,
 * weighted by how rare these are, or its category.
 */
export function findRelatedArticles(site: Site, article: Article, count: number): Article[] {
	const scores = scoreArticles(site, getLabelIndex(site).labels.get(article) ?? [], article.category);
	scores.delete(article);
	return selectBest(scores, count);
}

/** The articles that are most similar to a deleted one, by the same score; at most `count`. */
export function findSimilarArticles(site: Site, gone: ComparableArticle, count: number): Article[] {
	return selectBest(scoreArticles(site, extractLabels(gone), gone.category), count);
}
