import type { Article, Category } from '../model/article.ts';
import { isGone } from '../model/errors.ts';
import { dedupeCategories } from '../model/merge.ts';
import type { Skipped, Snapshot } from '../model/snapshot.ts';
import { isRequestable, type SourceReader } from '../sources/source.ts';
import type { RestoredCopy } from '../storage/restored-copy-store.ts';
import { assembleArticles } from './assemble-snapshot.ts';
import { fetchArticles, joinResults } from './fetch-articles.ts';
import { type CategoryLists, describeKeptCategory, keepNamedCategories } from './keep-categories.ts';
import { listArticles } from './list-articles.ts';
import { dedupeListed, type FetchPlan, planFetches } from './plan-fetches.ts';
import { postponeRetries } from './postpone-retries.ts';
import type { ProgressStep } from './progress.ts';
import { throwIfCategoriesMissing, throwIfShrunk } from './shrink-check.ts';
import type { SnapshotResult } from './types.ts';
import { describeVerification, type Verified, verifyRestored } from './verify-restored.ts';

export interface SnapshotOptions {
	previous?: Snapshot | undefined;
	onProgress?: ((step: ProgressStep) => void) | undefined;
	now?: (() => number) | undefined;
	/** When (ms) the pass began, if that was in an earlier run. The default is now. */
	passStartedAt?: number | undefined;
	/** If articles of `previous` come from a backup: which of them are still to be compared with the Library. */
	restored?: RestoredCopy | undefined;
	/** How many requests may be sent now; no limit by default. */
	remaining?: (() => Promise<number>) | undefined;
	random?: (() => number) | undefined;
	/** Accepts a list that is much shorter than the previous snapshot. */
	allowShrink?: boolean | undefined;
}

/**
 * Takes a snapshot of a team's whole library. Requests only what has changed since `previous`. All other problems are part of the result.
 * @throws {LibraryError} if nothing could be read; `LibraryShrunk` if the list is so short that it looks like an outage
 */
export async function takeSnapshot(reader: SourceReader, options: SnapshotOptions = {}): Promise<SnapshotResult> {
	const { previous, onProgress = () => {}, now = Date.now } = options;
	const takenAt = new Date(options.passStartedAt ?? now()).toISOString();
	const categories = await reader.categories();
	const list = await listArticles(reader, onProgress, previous?.unlisted);
	const { listed, duplicates } = dedupeListed(list.listed);
	const plan = planFetches(listed, previous?.articles ?? []);
	const deduped = dedupeCategories(categories);
	const lists: CategoryLists = {
		listed: [...deduped.categories, ...deduped.duplicates],
		// With ALLOW_SHRINK the list alone says which categories there are.
		previous: options.allowShrink ? [] : (previous?.categories ?? []),
		isHidden: (category) => reader.hidesCategory?.(category) ?? false,
	};
	if (previous && !options.allowShrink) {
		if (!list.stoppedBy) throwIfShrunk(previous, listed, plan, categories);
		throwIfCategoriesMissing(listed, plan, lists);
	}

	const listedSlugs = new Set(listed.map(({ article }) => article.slug));
	const missing = plan.missing.filter(({ slug }) => isRequestable(slug) && !listedSlugs.has(slug));
	const remaining = (await options.remaining?.()) ?? Number.POSITIVE_INFINITY;
	const random = options.random ?? Math.random;
	const postponed = postponeRetries(plan, remaining, random);
	const verified = list.stoppedBy
		? undefined
		: await startVerification(reader, plan, options.restored, { remaining, random });
	const changed = previouslyFailedLast([...plan.added, ...plan.changed, ...missing], previous);
	const isStopped = list.stoppedBy ?? verified?.fetched.stoppedBy;
	const wanted = isStopped ? [] : [...changed, ...(verified?.wanted ?? [])];
	const total = plan.upToDate.size + wanted.length;
	const reportProgress = (done: number) => onProgress({ label: 'Fetching', done: plan.upToDate.size + done, total });
	reportProgress(0);
	const fetched = joinResults(verified?.fetched, await fetchArticles(reader, wanted, reportProgress));
	const stoppedBy = list.stoppedBy ?? fetched.stoppedBy;
	const { articles, leftOut, keptEarlier, unconfirmed, gone } = assembleArticles(listed, plan, fetched, stoppedBy);

	const named = keepNamedCategories(
		articles.map(({ category }) => category),
		lists,
	);
	const [failure] = fetched.failed.values();
	if (articles.length === 0 && failure && !isGone(failure) && !stoppedBy) throw failure;
	const isPartlyEarlier = previous !== undefined && (stoppedBy !== undefined || keptEarlier.length > 0);
	const unlisted = list.stoppedBy ? previous?.unlisted : list.unlisted;
	const teamName = reader.teamName?.() ?? previous?.teamName;
	const snapshot: Snapshot = {
		team: reader.team,
		...(teamName !== undefined && { teamName }),
		source: reader.url.origin,
		takenAt: isPartlyEarlier ? previous.takenAt : takenAt,
		categories: [...deduped.categories, ...named.kept],
		articles: articles.map((article) => ({ ...article, category: named.resolve(article.category) })),
		leftOut: [...leftOut, ...duplicates, ...list.skipped],
		...(unlisted && { unlisted }),
	};
	const counts = { listed: listed.length, unchanged: plan.unchangedArticles.size, fetched: fetched.fullArticles.size };
	const duplicateCategories = deduped.duplicates.map(describeDuplicate);
	return {
		snapshot,
		keptEarlier,
		unconfirmed: [...unconfirmed, ...postponed],
		gone,
		duplicateCategories,
		...(options.restored && describeVerification(plan, options.restored, fetched, articles)),
		keptCategories: named.kept.map(describeKeptCategory),
		total: list.stoppedBy ? list.total : listed.length,
		...counts,
		stoppedBy,
	};
}

/** Compares a part of a copy that was restored from a backup, if `previous` is one. */
async function startVerification(
	reader: SourceReader,
	plan: FetchPlan,
	restored: RestoredCopy | undefined,
	rest: { remaining: number; random: () => number },
): Promise<Verified | undefined> {
	const fetch = (some: readonly Article[]) => fetchArticles(reader, some, () => {});
	return restored && verifyRestored(plan, { restored, fetch, ...rest });
}

function describeDuplicate({ slug, name }: Category): Skipped {
	return { slug, title: name, reason: 'Another category has this slug.' };
}

/**
 * Moves articles that could not be read last time, or whose answer did not fit the list, to the end, so that they don't use up requests that
 * the others need.
 */
function previouslyFailedLast(wanted: readonly Article[], previous: Snapshot | undefined): Article[] {
	const unconfirmed = (previous?.articles ?? []).filter(({ digest }) => digest === undefined);
	const failed = new Set([...(previous?.leftOut ?? []), ...unconfirmed].map(({ slug }) => slug));
	return [...wanted.filter(({ slug }) => !failed.has(slug)), ...wanted.filter(({ slug }) => failed.has(slug))];
}
