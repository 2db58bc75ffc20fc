import type { Category } from '../../model/article.ts';
import { LibraryError, LibraryRefused, NotForReaders } from '../../model/errors.ts';
import { hearArticle } from '../api/journaled-request.ts';
import type { AskOptions } from '../api/question.ts';
import { createAsk } from '../api/request.ts';
import { isAskable, type LibraryReader } from '../source.ts';
import { keyAdvice, kindOfKey, TEST_DATA } from './api-key.ts';
import { believed } from './check-article.ts';
import { readOne } from './envelope.ts';
import { createKeyedDoor, readKeyedArticle } from './keyed-list-items.ts';
import { categoryDoor } from './list-items.ts';
import { type Reading, readAll, readPages } from './read-list.ts';
import { teamIn, whoami } from './whoami.ts';

const PAGE_SIZE = 100;
/** The version of the API that this is written for. */
const VERSION = '2026-03-01';

/** How to read through the keyed API. */
export interface KeyedOptions extends Omit<AskOptions, 'headers' | 'advice'>, Omit<Reading, 'ask'> {
	team: string;
	apiKey: string;
	/** Gets a line where the API, but not the key itself, says that this is test data. */
	warn?: ((line: string) => void) | undefined;
}

/**
 * Makes a reader of the REST API v1. It asks first whose key it has: a `SettingsError` where that isn't `team`'s. What isn't for
 * readers, and the team's own notes, stay outside its doors.
 */
export function createKeyedClient(options: KeyedOptions): LibraryReader {
	const { url, team, apiKey, journal, shelf, warn = () => {} } = options;
	const headers = { authorization: `Bearer ${apiKey}`, 'cstar-version': VERSION };
	const ask = createAsk({ ...options, headers, advice: keyAdvice });
	const reading = { ask, journal, shelf };
	let categories: Category[] = [];
	const articleDoor = createKeyedDoor(() => categories);

	const findTeam = async () => {
		const who = await ask(whoami);
		if (who.environment === 'test' && kindOfKey(apiKey).isTest !== true) warn(TEST_DATA);
		return `/api/v1/teams/${encodeURIComponent(teamIn(who, team))}`;
	};
	let found: Promise<string> | undefined;
	const pathOf = async (rest: string) => {
		found ??= findTeam();
		return `${await found}/${rest}`;
	};
	const filtered = (query: string, filter: string) => (query === '' ? `?${filter}` : `${query}&${filter}`);
	const readArticle = async (name: string, asked: { slug: string; id: string | undefined }) => {
		if (!isAskable(name)) throw new LibraryError(`“${name}” can’t stand in a web address, so it can’t be asked for.`);
		const path = await pathOf(`articles/${encodeURIComponent(name.toWellFormed())}`);
		return hearArticle(journal, path, async () => {
			const answer = await ask({
				path,
				understand(body, { requestId }) {
					const came = readKeyedArticle(readOne(body, 'article'), categories);
					return came?.audience === 'readers' ? { ...came, article: believed(asked, came.article, requestId) } : came;
				},
			});
			if (answer.audience === 'readers') return answer.article;
			const isDenied = answer.audience === 'team';
			const why = isDenied ? 'is not published, or not public' : 'does not say that it is published and public';
			throw new NotForReaders(`The article “${asked.slug}” ${why}.`);
		});
	};

	return {
		url,
		team,
		async categories() {
			const path = (query: string) => pathOf(`categories${filtered(query, 'isPublic=true')}`);
			categories = await readAll(readPages(reading, categoryDoor, { path, pageSize: undefined }));
			return categories;
		},
		articles(round) {
			const path = (query: string) => pathOf(`articles${filtered(query, 'status=published&isPublic=true')}`);
			return readPages(reading, articleDoor, { path, pageSize: PAGE_SIZE, round });
		},
		article(slug, id) {
			return readArticle(id ?? slug, { slug, id }).catch((error: unknown) => {
				// Which of the two a path takes is not documented: only a no to both is a no.
				const isUnknown = error instanceof LibraryRefused && error.status === 404;
				if (!isUnknown || id === undefined || id === slug) throw error;
				return readArticle(slug, { slug, id });
			});
		},
	};
}
