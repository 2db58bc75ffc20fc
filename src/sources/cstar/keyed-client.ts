import type { Category } from '../../model/article.ts';
import { LibraryError, LibraryRefused, NotForReaders } from '../../model/errors.ts';
import { replayOrRequestArticle } from '../api/journaled-request.ts';
import type { ApiOptions } from '../api/question.ts';
import { createApiRequester } from '../api/request.ts';
import { isRequestable, type LibraryReader } from '../source.ts';
import { adviseOnKeyError, parseKeyKind, TEST_DATA_NOTICE } from './api-key.ts';
import { requireMatchingArticle } from './check-article.ts';
import { unwrapItem } from './envelope.ts';
import { createKeyedArticleParser, parseKeyedArticle } from './keyed-list-items.ts';
import { categoryParser } from './list-items.ts';
import { collectItems, type RequestContext, readListPages } from './read-list.ts';
import { requireTeamId, whoamiRequest } from './whoami.ts';

const PAGE_SIZE = 100;
/** The version of the API that this is written for. */
const API_VERSION = '2026-03-01';

/** How to read through the keyed API. */
export interface KeyedClientOptions extends Omit<ApiOptions, 'headers' | 'advice'>, Omit<RequestContext, 'request'> {
	team: string;
	apiKey: string;
	/** Gets a line where the API, but not the key itself, says that this is test data. */
	warn?: ((line: string) => void) | undefined;
}

/**
 * Makes a reader of the REST API v1. It asks first whose key it has: a `SettingsError` where that isn't `team`'s. What isn't for
 * readers, and the team's own notes, stay outside its doors.
 */
export function createKeyedClient(options: KeyedClientOptions): LibraryReader {
	const { url, team, apiKey, journal, pageCache, warn = () => {} } = options;
	const headers = { authorization: `Bearer ${apiKey}`, 'cstar-version': API_VERSION };
	const request = createApiRequester({ ...options, headers, advice: adviseOnKeyError });
	const context = { request, journal, pageCache };
	let categories: Category[] = [];
	const articleParser = createKeyedArticleParser(() => categories);

	const findTeamPath = async () => {
		const who = await request(whoamiRequest);
		if (who.environment === 'test' && parseKeyKind(apiKey).isTest !== true) warn(TEST_DATA_NOTICE);
		return `/api/v1/teams/${encodeURIComponent(requireTeamId(who, team))}`;
	};
	let teamPath: Promise<string> | undefined;
	const buildPath = async (rest: string) => {
		teamPath ??= findTeamPath();
		return `${await teamPath}/${rest}`;
	};
	const addFilter = (query: string, filter: string) => (query === '' ? `?${filter}` : `${query}&${filter}`);
	const requestArticle = async (name: string, wanted: { slug: string; id: string | undefined }) => {
		if (!isRequestable(name))
			throw new LibraryError(`“${name}” can’t stand in a web address, so it can’t be asked for.`);
		const path = await buildPath(`articles/${encodeURIComponent(name.toWellFormed())}`);
		return replayOrRequestArticle(journal, path, async () => {
			const answer = await request({
				path,
				parse(body, { requestId }) {
					const came = parseKeyedArticle(unwrapItem(body, 'article'), categories);
					return came?.visibility === 'readers'
						? { ...came, article: requireMatchingArticle(wanted, came.article, requestId) }
						: came;
				},
			});
			if (answer.visibility === 'readers') return answer.article;
			const isDenied = answer.visibility === 'team';
			const why = isDenied ? 'is not published, or not public' : 'does not say that it is published and public';
			throw new NotForReaders(`The article “${wanted.slug}” ${why}.`);
		});
	};

	return {
		url,
		team,
		async categories() {
			const path = (query: string) => buildPath(`categories${addFilter(query, 'isPublic=true')}`);
			categories = await collectItems(readListPages(context, categoryParser, { path, pageSize: undefined }));
			return categories;
		},
		articles(round) {
			const path = (query: string) => buildPath(`articles${addFilter(query, 'status=published&isPublic=true')}`);
			return readListPages(context, articleParser, { path, pageSize: PAGE_SIZE, round });
		},
		article(slug, id) {
			return requestArticle(id ?? slug, { slug, id }).catch((error: unknown) => {
				// Which of the two a path takes is not documented: only a no to both is a no.
				const isUnknown = error instanceof LibraryRefused && error.status === 404;
				if (!isUnknown || id === undefined || id === slug) throw error;
				return requestArticle(slug, { slug, id });
			});
		},
	};
}
