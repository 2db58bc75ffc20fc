import type { Article } from '../../model/article.ts';
import { LibraryError, NotForReaders } from '../../model/errors.ts';
import { hearArticle } from '../api/journaled-request.ts';
import type { AskOptions } from '../api/question.ts';
import { createAsk } from '../api/request.ts';
import { isAskable, type LibraryReader } from '../source.ts';
import { believed } from './check-article.ts';
import { readOne, readPage } from './envelope.ts';
import { articleDoor, categoryDoor } from './list-items.ts';
import { type Reading, readAll, readPages } from './read-list.ts';
import { isForReaders, WireArticle } from './wire-article.ts';

const PAGE_SIZE = 100;

/** The six calls of the public Library API for one team, by slug or UUID. All but `view` retry; all throw `LibraryError`s. */
export interface LibraryClient extends LibraryReader {
	search(query: string, limit?: number): Promise<Article[]>;
	/** Counts a view; sent once, for it may have been counted although the answer got lost. */
	view(slug: string): Promise<void>;
	feedback(slug: string, rating: string): Promise<void>;
}

/** Makes a client; `url` is the origin of the API. What the journal knows it doesn't ask, and what the shelf has only by its ETag. */
export function createLibraryClient(options: AskOptions & Omit<Reading, 'ask'> & { team: string }): LibraryClient {
	const { url, team, journal, shelf } = options;
	const ask = createAsk(options);
	const reading = { ask, journal, shelf };
	const base = `/api/library/${segment(team)}`;
	const post = async (path: string, rest: { json?: unknown; once?: boolean }) => {
		await ask({ path: `${base}/${path}`, method: 'POST', understand: () => true, ...rest });
	};

	return {
		url,
		team,
		categories: () =>
			readAll(readPages(reading, categoryDoor, { path: (query) => `${base}/categories${query}`, pageSize: undefined })),
		articles: (round) =>
			readPages(reading, articleDoor, { path: (query) => `${base}/articles${query}`, pageSize: PAGE_SIZE, round }),
		async article(slug, id) {
			const path = `${base}/articles/${segment(slug)}`;
			return hearArticle(journal, path, async () => {
				const answer = await ask({
					path,
					understand(body, { requestId }) {
						const item = readOne(body, 'article');
						const { data } = WireArticle.safeParse(item);
						const isShown = isForReaders(item);
						return data && { article: isShown ? believed({ slug, id }, data, requestId) : data, isShown };
					},
				});
				if (answer.isShown) return answer.article;
				throw new NotForReaders(`The article “${slug}” is not published, or not public.`);
			});
		},
		search: (query, limit = 5) =>
			ask({
				path: `${base}/search?${new URLSearchParams({ q: query, limit: String(limit) })}`,
				understand(body) {
					const page = readPage(body, 'articles');
					return page?.items.filter(isForReaders).flatMap((item) => WireArticle.safeParse(item).data ?? []);
				},
			}),
		view: (slug) => post(`articles/${segment(slug)}/view`, { once: true }),
		feedback: (slug, rating) => post(`articles/${segment(slug)}/feedback`, { json: { rating } }),
	};
}

/** One segment of a path from whatever a slug is. */
function segment(slug: string): string {
	if (!isAskable(slug)) throw new LibraryError(`“${slug}” can’t stand in a web address, so it can’t be asked for.`);
	// A lone surrogate would throw; nothing can be found by it either way.
	return encodeURIComponent(slug.toWellFormed());
}
