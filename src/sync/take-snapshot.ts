import type { Article, Category } from '../model/article.ts';
import { isGone, LibraryShrunk } from '../model/errors.ts';
import { dedupeCategories, resolveCategory } from '../model/merge.ts';
import type { KeptArticle, Skipped, Snapshot } from '../model/snapshot.ts';
import type { Listed } from '../sources/source.ts';
import { isRequestable, type SourceReader } from '../sources/source.ts';
import { assembleArticles } from './assemble-snapshot.ts';
import { fetchArticles } from './fetch-articles.ts';
import { listArticles } from './list-articles.ts';
import { dedupeListed, looksLikeOutage, planFetches } from './plan-fetches.ts';
import type { ProgressStep } from './progress.ts';
import type { SnapshotResult } from './types.ts';

export interface SnapshotOptions {
	previous?: Snapshot | undefined;
	onProgress?: ((step: ProgressStep) => void) | undefined;
	now?: (() => number) | undefined;
	/** When (ms) the pass began, where that was in an earlier run; now without it. */
	passStartedAt?: number | undefined;
	/** Believes a list that is much shorter than the earlier copy. */
	allowShrink?: boolean | undefined;
}

/**
 * Gathers a team's whole library, asking only for what changed since `previous`. Throws a `LibraryError` where nothing could be gathered,
 * and where the list is so short that it must be an outage; all else is said in what it returns.
 */
export async function takeSnapshot(reader: SourceReader, options: SnapshotOptions = {}): Promise<SnapshotResult> {
	const { previous, onProgress = () => {}, now = Date.now } = options;
	const takenAt = new Date(options.passStartedAt ?? now()).toISOString();
	const categories = await reader.categories();
	const list = await listArticles(reader, onProgress, previous?.unlisted);
	const { listed, duplicates } = dedupeListed(list.listed);
	const plan = planFetches(listed, previous?.articles ?? []);
	const isShrinkAllowed = !previous || list.stoppedBy || options.allowShrink;
	if (!isShrinkAllowed) throwIfShrunk(previous, listed, plan.missing, categories);

	const listedSlugs = new Set(listed.map(({ article }) => article.slug));
	const missing = plan.missing.filter(({ slug }) => isRequestable(slug) && !listedSlugs.has(slug));
	const wanted = list.stoppedBy
		? []
		: previouslyFailedLast([...plan.added, ...plan.changed, ...missing], previous?.leftOut);
	const total = plan.upToDate.size + wanted.length;
	const reportProgress = (done: number) => onProgress({ label: 'Fetching', done: plan.upToDate.size + done, total });
	reportProgress(0);
	const fetched = await fetchArticles(reader, wanted, reportProgress);
	const stoppedBy = list.stoppedBy ?? fetched.stoppedBy;
	const { articles, leftOut, keptEarlier, gone } = assembleArticles(listed, plan, fetched, stoppedBy);

	const deduped = dedupeCategories(categories);
	const allCategories = [...deduped.categories, ...deduped.duplicates];
	const [failure] = fetched.failed.values();
	if (articles.length === 0 && failure && !isGone(failure) && !stoppedBy) throw failure;
	const isPartlyEarlier = previous !== undefined && (stoppedBy !== undefined || keptEarlier.length > 0);
	const unlisted = list.stoppedBy ? previous?.unlisted : list.unlisted;
	const snapshot: Snapshot = {
		team: reader.team,
		source: reader.url.origin,
		takenAt: isPartlyEarlier ? previous.takenAt : takenAt,
		categories: deduped.categories,
		articles: articles.map((article) => ({ ...article, category: resolveCategory(article.category, allCategories) })),
		leftOut: [...leftOut, ...duplicates, ...list.skipped],
		...(unlisted && { unlisted }),
	};
	const counts = { listed: listed.length, unchanged: plan.unchanged, fetched: fetched.fullArticles.size };
	const duplicateCategories = deduped.duplicates.map(describeDuplicate);
	return {
		snapshot,
		keptEarlier,
		gone,
		duplicateCategories,
		total: list.stoppedBy ? list.total : listed.length,
		...counts,
		stoppedBy,
	};
}

function describeDuplicate({ slug, name }: Category): Skipped {
	return { slug, title: name, reason: 'Another category has this slug.' };
}

/** What could not be had last time is asked for last: it may not use up the requests that the others need. */
function previouslyFailedLast(wanted: readonly Article[], leftOut: readonly Skipped[] = []): Article[] {
	const failed = new Set(leftOut.map(({ slug }) => slug));
	return [...wanted.filter(({ slug }) => !failed.has(slug)), ...wanted.filter(({ slug }) => failed.has(slug))];
}

function throwIfShrunk(previous: Snapshot, listed: Listed[], missing: KeptArticle[], categories: Category[]): void {
	const before = previous.articles.length;
	const advice = 'That is taken for an outage; ALLOW_SHRINK=1 publishes it all the same.';
	if (looksLikeOutage(before, missing.length, listed.length)) {
		throw new LibraryShrunk(`The Library lists ${listed.length} articles, the earlier copy has ${before}. ${advice}`);
	}
	const areUsed = listed.some(({ article }) => article.category);
	if (areUsed && categories.length === 0 && previous.categories.length > 0) {
		throw new LibraryShrunk(`The Library lists no categories, although its articles have some. ${advice}`);
	}
}
