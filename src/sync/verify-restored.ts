import type { Article } from '../model/article.ts';
import { mergeArticle } from '../model/merge.ts';
import type { KeptArticle } from '../model/snapshot.ts';
import { isRequestable } from '../sources/source.ts';
import type { RestoredCopy } from '../storage/restored-copy-store.ts';
import type { FetchResult } from './fetch-articles.ts';
import type { FetchPlan } from './plan-fetches.ts';
import { shuffle } from './shuffle.ts';

/** How many articles of a restored copy are compared before its digests count: 5 %, within these bounds. */
const SAMPLE = { share: 0.05, min: 3, max: 10 };
/** How many more are compared in each later sync, and at most which part of the requests that are left. */
const BATCH = { max: 20, shareOfBudget: 0.25 };

/** How to compare a restored copy with the Library. */
export interface Verification {
	restored: RestoredCopy;
	fetch(wanted: readonly Article[]): Promise<FetchResult>;
	remaining: number;
	random: () => number;
}

/** What comparing has found so far. */
export interface Verified {
	/** Articles that were requested already. They, and those in `wanted`, are no longer up to date in the plan. */
	fetched: FetchResult;
	/** Articles to request with all others. */
	wanted: Article[];
}

/**
 * Takes articles of a restored copy out of `plan.upToDate`, so that they are requested although the list says that they are unchanged: a backup
 * is a file on a web server, and its digests say nothing about its texts. First a sample is requested; if it is the same as the copy, the
 * digests of the others count, and each later sync compares some more. If it is not, all of them are requested.
 */
export async function verifyRestored(plan: FetchPlan, verification: Verification): Promise<Verified> {
	const { restored, fetch, remaining, random } = verification;
	// In random order, so that nobody can know which articles the sample has.
	const open = shuffle(listUnverified(plan, restored), random);
	const nothing: FetchResult = { fullArticles: new Map(), failed: new Map(), stoppedBy: undefined };
	const takeOut = (articles: Article[]) => {
		for (const article of articles) plan.upToDate.delete(article);
		return articles;
	};
	if (restored.trust === 'different') return { fetched: nothing, wanted: takeOut(open) };
	if (restored.trust === 'plausible') {
		const size = Math.min(BATCH.max, Math.floor(remaining * BATCH.shareOfBudget));
		return { fetched: nothing, wanted: takeOut(open.slice(0, size)) };
	}
	const size = Math.min(SAMPLE.max, Math.max(SAMPLE.min, Math.ceil(open.length * SAMPLE.share)));
	const fetched = await fetch(takeOut(open.slice(0, size)));
	const isPlausible = fetched.fullArticles.size > 0 && findDifferent(plan, restored, fetched).length === 0;
	const isDecided = open.length === 0 || isPlausible;
	return { fetched, wanted: isDecided ? [] : takeOut(open.slice(size)) };
}

/** The articles of a restored copy whose text or title is not what the Library answered. */
function findDifferent(plan: FetchPlan, restored: RestoredCopy, { fullArticles }: FetchResult): KeptArticle[] {
	return [...fullArticles].flatMap(([article, full]) => {
		const copy = plan.previousCopies.get(article);
		// What the list says has changed may differ.
		if (!copy || !restored.slugs.has(copy.slug) || !plan.unchangedArticles.has(article)) return [];
		const { title, content } = mergeArticle(article, full);
		return title === copy.title && content === copy.content ? [] : [copy];
	});
}

/** What a pass has found out about the restored copy, and what is left to compare. `shown` are the articles of its snapshot. */
export function describeVerification(
	plan: FetchPlan,
	restored: RestoredCopy,
	fetched: FetchResult,
	shown: readonly KeptArticle[],
): { restored: RestoredCopy; differentFromBackup: string[] } {
	const compared = new Set<string>();
	for (const article of fetched.fullArticles.keys())
		compared.add(plan.previousCopies.get(article)?.slug ?? article.slug);
	for (const [article, { slug }] of plan.upToDate) if (article.content !== undefined) compared.add(slug);
	const isOpen = (slug: string) => restored.slugs.has(slug) && !compared.has(slug);
	const slugs = new Set(shown.map(({ slug }) => slug).filter(isOpen));
	const different = findDifferent(plan, restored, fetched).map(({ slug }) => slug);
	const hasCompared = !fetched.stoppedBy && [...restored.slugs].some((slug) => compared.has(slug));
	const isDifferent = restored.trust === 'different' || different.length > 0;
	const trust = isDifferent ? 'different' : hasCompared ? 'plausible' : restored.trust;
	return { restored: { trust, slugs }, differentFromBackup: different };
}

function listUnverified({ upToDate }: FetchPlan, { slugs }: RestoredCopy): Article[] {
	return [...upToDate]
		.filter(([article, { slug }]) => article.content === undefined && slugs.has(slug) && isRequestable(article.slug))
		.map(([article]) => article);
}
