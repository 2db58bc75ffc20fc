import type { Article, Category } from '../model/article.ts';
import { isGone, LibraryRefused, LibraryShrunk, TeamUnknown } from '../model/errors.ts';
import { oneCategoryPerSlug, resolveCategory } from '../model/merge.ts';
import type { KeptArticle, Named, Snapshot } from '../model/snapshot.ts';
import type { Listed } from '../sources/source.ts';
import { isAskable, type LibraryReader } from '../sources/source.ts';
import { assemble } from './assemble-snapshot.ts';
import { fetchArticles } from './fetch-articles.ts';
import { readList } from './list-articles.ts';
import { looksLost, onePerSlug, planFetching } from './plan-fetches.ts';
import type { ProgressStep } from './progress.ts';
import type { Taken } from './types.ts';

export interface SnapshotOptions {
	previous?: Snapshot | undefined;
	onProgress?: ((step: ProgressStep) => void) | undefined;
	now?: (() => number) | undefined;
	/** When (ms) the pass began, where that was in an earlier run; now without it. */
	begunAt?: number | undefined;
	/** Believes a list that is much shorter than the earlier copy. */
	allowShrink?: boolean | undefined;
}

/**
 * Gathers a team's whole library, asking only for what changed since `previous`. Throws a `LibraryError` where nothing could be gathered,
 * and where the list is so short that it must be an outage; all else is said in what it returns.
 */
export async function takeSnapshot(client: LibraryReader, options: SnapshotOptions = {}): Promise<Taken> {
	const { previous, onProgress = () => {}, now = Date.now } = options;
	const takenAt = new Date(options.begunAt ?? now()).toISOString();
	const categories = await readCategories(client);
	const list = await readList(client, onProgress, previous?.unlisted);
	const { listed, doubles } = onePerSlug(list.listed);
	const plan = planFetching(listed, previous?.articles ?? []);
	const mayShrink = !previous || list.ended || options.allowShrink;
	if (!mayShrink) refuseShrunk(previous, listed, plan.missing, categories);

	const taken = new Set(listed.map(({ article }) => article.slug));
	const missing = plan.missing.filter(({ slug }) => isAskable(slug) && !taken.has(slug));
	const wanted = list.ended ? [] : knownToFailLast([...plan.fresh, ...plan.changed, ...missing], previous?.leftOut);
	const total = plan.known.size + wanted.length;
	const report = (done: number) => onProgress({ label: 'Fetching', done: plan.known.size + done, total });
	report(0);
	const fetched = await fetchArticles(client, wanted, report);
	const ended = list.ended ?? fetched.ended;
	const { articles, leftOut, stayed, gone } = assemble(listed, plan, fetched, ended);

	const standing = oneCategoryPerSlug(categories);
	const allCategories = [...standing.categories, ...standing.doubles];
	const [failure] = fetched.failed.values();
	if (articles.length === 0 && failure && !isGone(failure) && !ended) throw failure;
	const isPartlyEarlier = previous !== undefined && (ended !== undefined || stayed.length > 0);
	const unlisted = list.ended ? previous?.unlisted : list.unlisted;
	const snapshot: Snapshot = {
		team: client.team,
		source: client.url.origin,
		takenAt: isPartlyEarlier ? previous.takenAt : takenAt,
		categories: standing.categories,
		articles: articles.map((article) => ({ ...article, category: resolveCategory(article.category, allCategories) })),
		leftOut: [...leftOut, ...doubles, ...list.unusable],
		...(unlisted && { unlisted }),
	};
	const counts = { asked: listed.length, unchanged: plan.unchanged, fetched: fetched.whole.size };
	const doubleCategories = standing.doubles.map(doubleCategory);
	return { snapshot, stayed, gone, doubleCategories, total: list.ended ? list.total : listed.length, ...counts, ended };
}

function doubleCategory({ slug, name }: Category): Named {
	return { slug, title: name, reason: 'Another category has this slug.' };
}

async function readCategories(client: LibraryReader): Promise<Category[]> {
	try {
		return await client.categories();
	} catch (error) {
		// Every team has this list: without it there is no such team.
		if (error instanceof LibraryRefused && isGone(error)) throw new TeamUnknown(client.team, client.url, error);
		throw error;
	}
}

/** What could not be had last time is asked for last: it may not use up the requests that the others need. */
function knownToFailLast(wanted: readonly Article[], leftOut: readonly Named[] = []): Article[] {
	const failed = new Set(leftOut.map(({ slug }) => slug));
	return [...wanted.filter(({ slug }) => !failed.has(slug)), ...wanted.filter(({ slug }) => failed.has(slug))];
}

function refuseShrunk(previous: Snapshot, listed: Listed[], missing: KeptArticle[], categories: Category[]): void {
	const before = previous.articles.length;
	const advice = 'That is taken for an outage; ALLOW_SHRINK=1 publishes it all the same.';
	if (looksLost(before, missing.length, listed.length)) {
		throw new LibraryShrunk(`The Library lists ${listed.length} articles, the earlier copy has ${before}. ${advice}`);
	}
	const areUsed = listed.some(({ article }) => article.category);
	if (areUsed && categories.length === 0 && previous.categories.length > 0) {
		throw new LibraryShrunk(`The Library lists no categories, although its articles have some. ${advice}`);
	}
}
