import type { Category } from '../../model/article.ts';
import { LibraryRefused, NotForReaders } from '../../model/errors.ts';
import { addSecret } from '../../model/redact.ts';
import { replayOrRequestArticle } from '../api/journaled-request.ts';
import { createApiRequester } from '../api/request.ts';
import type { ApiDialect } from '../api/types.ts';
import type { SourceReader } from '../source.ts';
import { adviseOnKeyError, parseKeyKind, TEST_DATA_NOTICE } from './api-key.ts';
import { requireMatchingArticle } from './check-article.ts';
import { unwrapItem } from './envelope.ts';
import { publicDialect } from './error-body.ts';
import { createKeyedArticleParser, parseKeyedArticle } from './keyed-list-items.ts';
import { categoryParser, identifyItem } from './list-items.ts';
import { encodeSegment, type PublicClientOptions } from './public-client.ts';
import { readCategories, readListPages } from './read-list.ts';
import { requireTeamId, whoamiRequest } from './whoami.ts';

const PAGE_SIZE = 100;
/** The version of the API that this code is written for. */
const API_VERSION = '2026-03-01';

/** The dialect of the keyed API: that of the public one, but with advice about the key. */
const keyedDialect: ApiDialect = { ...publicDialect, advise: adviseOnKeyError };

/**
 * Reads a team's articles through the REST API v1, with a key. Its first request finds out whose key it is, and throws a `SettingsError` if
 * that is another team. Drafts, private articles and the team's internal notes are dropped while responses are parsed.
 */
export function createKeyedClient(options: PublicClientOptions & { apiKey: string }): SourceReader {
	const { url, team, apiKey, journal, pageCache, warn = () => {} } = options;
	addSecret(apiKey);
	const headers = { authorization: `Bearer ${apiKey}`, 'cstar-version': API_VERSION };
	const request = createApiRequester({ ...options, headers, dialect: keyedDialect });
	const context = { request, journal, pageCache };
	let categories: Category[] = [];
	const hidden = new Set<string>();
	const articleParser = createKeyedArticleParser(() => categories);

	let teamName: string | undefined;
	const findTeamPath = async () => {
		const who = await request(whoamiRequest);
		teamName = who.teamName;
		if (who.environment === 'test' && parseKeyKind(apiKey).isTest !== true) warn(TEST_DATA_NOTICE);
		return `/api/v1/teams/${encodeURIComponent(requireTeamId(who, team))}`;
	};
	let teamPath: Promise<string> | undefined;
	const buildPath = async (rest: string) => {
		teamPath ??= findTeamPath();
		return `${await teamPath}/${rest}`;
	};
	const addFilter = (query: string, filter: string) => (query === '' ? `?${filter}` : `${query}&${filter}`);
	const requestArticle = async (slugOrId: string, wanted: { slug: string; id: string | undefined }) => {
		const segment = encodeSegment(slugOrId);
		const path = await buildPath(`articles/${segment}`);
		return replayOrRequestArticle(journal, path, async () => {
			const answer = await request({
				path,
				parse(body, { requestId }) {
					const received = parseKeyedArticle(unwrapItem(body, 'article'), categories);
					return received?.visibility === 'readers'
						? { ...received, article: requireMatchingArticle(wanted, received.article, requestId) }
						: received;
				},
			});
			if (answer.visibility === 'readers') return answer.article;
			const isDenied = answer.visibility === 'team';
			const why = isDenied ? 'is not published, or not public' : 'does not say that it is published and public';
			throw new NotForReaders(`The article “${wanted.slug}” ${why}.`);
		});
	};

	return {
		team,
		url,
		teamName: () => teamName,
		async categories() {
			const path = (query: string) => buildPath(`categories${addFilter(query, 'isPublic=true')}`);
			categories = await readCategories(
				{ team, url },
				() => readListPages(context, categoryParser, { path, pageSize: undefined }),
				hidden,
			);
			return categories;
		},
		hidesCategory: ({ id, slug }) => hidden.has(identifyItem({ id, slug })),
		list(round) {
			const path = (query: string) => buildPath(`articles${addFilter(query, 'status=published&isPublic=true')}`);
			return readListPages(context, articleParser, { path, pageSize: PAGE_SIZE, round });
		},
		article(slug, id) {
			return requestArticle(id ?? slug, { slug, id }).catch((error: unknown) => {
				// It is not documented whether a path takes the id or the slug, so the article is missing only if both are unknown.
				const isUnknown = error instanceof LibraryRefused && error.status === 404;
				if (!isUnknown || id === undefined || id === slug) throw error;
				return requestArticle(slug, { slug, id });
			});
		},
	};
}
