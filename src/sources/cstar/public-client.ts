import type { Article } from '../../model/article.ts';
import { LibraryError, NotForReaders } from '../../model/errors.ts';
import { replayOrRequestArticle } from '../api/journaled-request.ts';
import type { ApiOptions } from '../api/question.ts';
import { createApiRequester } from '../api/request.ts';
import { isRequestable, type LibraryReader } from '../source.ts';
import { requireMatchingArticle } from './check-article.ts';
import { unwrapItem, unwrapPage } from './envelope.ts';
import { articleParser, categoryParser } from './list-items.ts';
import { collectItems, type RequestContext, readListPages } from './read-list.ts';
import { isForReaders, WireArticle } from './wire-article.ts';

const PAGE_SIZE = 100;

/** The six calls of the public Library API for one team, by slug or UUID. All but `view` retry; all throw `LibraryError`s. */
export interface PublicClient extends LibraryReader {
	search(query: string, limit?: number): Promise<Article[]>;
	/** Counts a view; sent once, for it may have been counted although the answer got lost. */
	view(slug: string): Promise<void>;
	feedback(slug: string, rating: string): Promise<void>;
}

/** Makes a client; `url` is the origin of the API. What the journal knows it doesn't ask, and what the shelf has only by its ETag. */
export function createPublicClient(
	options: ApiOptions & Omit<RequestContext, 'request'> & { team: string },
): PublicClient {
	const { url, team, journal, pageCache } = options;
	const request = createApiRequester(options);
	const context = { request, journal, pageCache };
	const base = `/api/library/${encodeSegment(team)}`;
	const post = async (path: string, rest: { json?: unknown; once?: boolean }) => {
		await request({ path: `${base}/${path}`, method: 'POST', parse: () => true, ...rest });
	};

	return {
		url,
		team,
		categories: () =>
			collectItems(
				readListPages(context, categoryParser, { path: (query) => `${base}/categories${query}`, pageSize: undefined }),
			),
		articles: (round) =>
			readListPages(context, articleParser, {
				path: (query) => `${base}/articles${query}`,
				pageSize: PAGE_SIZE,
				round,
			}),
		async article(slug, id) {
			const path = `${base}/articles/${encodeSegment(slug)}`;
			return replayOrRequestArticle(journal, path, async () => {
				const answer = await request({
					path,
					parse(body, { requestId }) {
						const item = unwrapItem(body, 'article');
						const { data } = WireArticle.safeParse(item);
						const isShown = isForReaders(item);
						return data && { article: isShown ? requireMatchingArticle({ slug, id }, data, requestId) : data, isShown };
					},
				});
				if (answer.isShown) return answer.article;
				throw new NotForReaders(`The article “${slug}” is not published, or not public.`);
			});
		},
		search: (query, limit = 5) =>
			request({
				path: `${base}/search?${new URLSearchParams({ q: query, limit: String(limit) })}`,
				parse(body) {
					const page = unwrapPage(body, 'articles');
					return page?.items.filter(isForReaders).flatMap((item) => WireArticle.safeParse(item).data ?? []);
				},
			}),
		view: (slug) => post(`articles/${encodeSegment(slug)}/view`, { once: true }),
		feedback: (slug, rating) => post(`articles/${encodeSegment(slug)}/feedback`, { json: { rating } }),
	};
}

/** One segment of a path from whatever a slug is. */
function encodeSegment(slug: string): string {
	if (!isRequestable(slug)) throw new LibraryError(`“${slug}” can’t stand in a web address, so it can’t be asked for.`);
	// A lone surrogate would throw; nothing can be found by it either way.
	return encodeURIComponent(slug.toWellFormed());
}
