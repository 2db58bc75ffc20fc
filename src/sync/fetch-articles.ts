import { createLimiter } from '../files/limit-concurrency.ts';
import type { Article } from '../model/article.ts';
import { isGone, isQuotaOrUnfinished, LibraryError } from '../model/errors.ts';
import { isServerFault } from '../sources/api/retry.ts';
import type { SourceReader } from '../sources/source.ts';

/** How many articles are asked for at a time, and how many failures of the Library in a row mean that it is down. */
const CONCURRENCY = 4;
const MAX_FAILURES_IN_ROW = 10;

/** What came of asking for articles one by one; an article in neither map was not asked for, because it `ended` before. */
export interface FetchResult {
	fullArticles: Map<Article, Article>;
	failed: Map<Article, LibraryError>;
	stoppedBy: LibraryError | undefined;
}

/** Asks for each article by itself, a few at a time; one that fails stops nobody, an end of the allowance or of the Library does. */
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
			// Any other refusal, or an answer of the wrong shape, is this article's own: it says nothing of the Library.
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
