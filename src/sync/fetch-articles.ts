import { createLimiter } from '../files/limit-concurrency.ts';
import type { Article } from '../model/article.ts';
import { isGone, isQuotaOrUnfinished, LibraryError } from '../model/errors.ts';
import { isServerFault } from '../sources/api/retry.ts';
import type { SourceReader } from '../sources/source.ts';

/** How many articles are requested at a time. */
const CONCURRENCY = 4;
/** After so many server faults in a row, the Library counts as down. */
const MAX_FAILURES_IN_ROW = 10;

/** The results of requesting articles one by one. An article in neither map was not requested, because `stoppedBy` ended it before. */
export interface FetchResult {
	fullArticles: Map<Article, Article>;
	failed: Map<Article, LibraryError>;
	stoppedBy: LibraryError | undefined;
}

/**
 * Requests each article by itself, a few at a time. An article that fails does not stop the others. A spent budget, a long 429 or a Library
 * that is down does.
 */
export async function fetchArticles(
	reader: SourceReader,
	wanted: readonly Article[],
	onArticle: (done: number) => void,
): Promise<FetchResult> {
	const result: FetchResult = { fullArticles: new Map(), failed: new Map(), stoppedBy: undefined };
	let failuresInRow = 0;

	const fetchOne = async (article: Article) => {
		try {
			result.fullArticles.set(article, await reader.article(article.slug, article.id));
			failuresInRow = 0;
		} catch (error) {
			if (!(error instanceof LibraryError)) throw error;
			if (isQuotaOrUnfinished(error)) {
				result.stoppedBy ??= error;
				return;
			}
			result.failed.set(article, error);
			// Any other error status, or a response of the wrong shape, is only about this article, not about the Library.
			if (isGone(error)) failuresInRow = 0;
			if (isServerFault(error)) failuresInRow += 1;
			if (failuresInRow >= MAX_FAILURES_IN_ROW) result.stoppedBy ??= error;
		}
		onArticle(result.fullArticles.size + result.failed.size);
	};

	const limiter = createLimiter(CONCURRENCY);
	const fetchUnlessStopped = async (article: Article) => {
		if (!result.stoppedBy) await fetchOne(article);
	};
	await Promise.all(wanted.map((article) => limiter.run(() => fetchUnlessStopped(article))));
	return result;
}

/** The results of two rounds of requests as one. */
export function joinResults(early: FetchResult | undefined, late: FetchResult): FetchResult {
	if (!early) return late;
	return {
		fullArticles: new Map([...early.fullArticles, ...late.fullArticles]),
		failed: new Map([...early.failed, ...late.failed]),
		stoppedBy: early.stoppedBy ?? late.stoppedBy,
	};
}
