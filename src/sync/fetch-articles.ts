import type { Article } from '../model/article.ts';
import { isGone, isLater, LibraryError } from '../model/errors.ts';
import { isOfLibrary } from '../sources/api/retry.ts';
import type { LibraryReader } from '../sources/source.ts';

/** How many articles are asked for at a time, and how many failures of the Library in a row mean that it is down. */
const CREW = 4;
const TOO_MANY = 10;

/** What came of asking for articles one by one; an article in neither map was not asked for, because it `ended` before. */
export interface Fetched {
	whole: Map<Article, Article>;
	failed: Map<Article, LibraryError>;
	ended: LibraryError | undefined;
}

/** Asks for each article by itself, a few at a time; one that fails stops nobody, an end of the allowance or of the Library does. */
export async function fetchArticles(
	client: LibraryReader,
	wanted: readonly Article[],
	onArticle: (done: number) => void,
): Promise<Fetched> {
	const result: Fetched = { whole: new Map(), failed: new Map(), ended: undefined };
	let failuresInRow = 0;

	const fetchOne = async (article: Article) => {
		try {
			result.whole.set(article, await client.article(article.slug, article.id));
			failuresInRow = 0;
		} catch (error) {
			if (!(error instanceof LibraryError)) throw error;
			if (isLater(error)) {
				result.ended ??= error;
				return;
			}
			result.failed.set(article, error);
			// Any other refusal, or an answer of the wrong shape, is this article's own: it says nothing of the Library.
			if (isGone(error)) failuresInRow = 0;
			if (isOfLibrary(error)) failuresInRow += 1;
			if (failuresInRow >= TOO_MANY) result.ended ??= error;
		}
		onArticle(result.whole.size + result.failed.size);
	};

	const queue = wanted.values();
	const work = async () => {
		for (const article of queue) {
			if (result.ended) return;
			await fetchOne(article);
		}
	};
	await Promise.all(Array.from({ length: CREW }, work));
	return result;
}
