import { LibraryError, NotForReaders } from '../../model/errors.ts';
import { replayOrRequestArticle } from '../api/journaled-request.ts';
import { createApiRequester } from '../api/request.ts';
import type { ClientOptions } from '../api/types.ts';
import { isRequestable, type SourceReader, type SourceSession } from '../source.ts';
import { requireMatchingArticle } from './check-article.ts';
import { unwrapItem } from './envelope.ts';
import { publicDialect } from './error-body.ts';
import { articleParser, categoryParser, identifyItem } from './list-items.ts';
import { readCategories, readListPages } from './read-list.ts';
import { isForReaders, WireArticle } from './wire-article.ts';

const PAGE_SIZE = 100;

/** Which team's public Library to read; `url` is the origin of the API, `team` a slug or a UUID. */
export interface PublicClientOptions extends ClientOptions, SourceSession {
	url: URL;
	team: string;
}

/** Reads a team's public Library, without a key. */
export function createPublicClient(options: PublicClientOptions): SourceReader {
	const { url, team, journal, pageCache } = options;
	const request = createApiRequester({ ...options, dialect: publicDialect });
	const context = { request, journal, pageCache };
	const hidden = new Set<string>();
	const base = `/api/library/${encodeSegment(team)}`;

	return {
		team,
		url,
		categories: () =>
			readCategories(
				{ team, url },
				() =>
					readListPages(context, categoryParser, {
						path: (query) => `${base}/categories${query}`,
						pageSize: undefined,
					}),
				hidden,
			),
		hidesCategory: ({ id, slug }) => hidden.has(identifyItem({ id, slug })),
		list: (round) =>
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
	};
}

/**
 * Encodes a slug or an id as one segment of a path.
 * @throws {LibraryError} if that is not possible
 */
export function encodeSegment(name: string): string {
	if (!isRequestable(name)) throw new LibraryError(`“${name}” can’t be part of a URL, so it can’t be requested.`);
	// `encodeURIComponent` throws for a lone surrogate, by which nothing could be found anyway.
	return encodeURIComponent(name.toWellFormed());
}
