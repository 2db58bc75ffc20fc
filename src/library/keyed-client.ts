import { saidAudience, withoutNotes } from './audience.ts';
import { isAskable, type LibraryReader, type Listed, unusableOne, withoutStub } from './client.ts';
import { digestOf } from './digest.ts';
import { LibraryError, LibraryRefused, NotForReaders } from './errors.ts';
import { keyAdvice, kindOfKey, TEST_DATA } from './key.ts';
import { walk } from './pages.ts';
import { readOne, readPage } from './paging.ts';
import { type AskOptions, createAsk } from './request.ts';
import { Article, Category, isForReaders } from './shapes.ts';
import type { Named } from './snapshot.ts';
import { teamIn, whoami } from './whoami.ts';

const PAGE_SIZE = 100;
/** The version of the API that this is written for. */
const VERSION = '2026-03-01';

/** How to read through the keyed API. */
export interface KeyedOptions extends AskOptions {
	team: string;
	apiKey: string;
	/** Gets a line where the API, but not the key itself, says that this is test data. */
	warn?: ((line: string) => void) | undefined;
}

/**
 * Makes a reader of the REST API v1. It asks first whose key it has: a `SettingsError` where that isn't `team`. What isn't for readers,
 * and the team's own notes, go no further than this file.
 */
export function createKeyedClient(options: KeyedOptions): LibraryReader {
	const { url, team, apiKey, warn = () => {} } = options;
	const headers = { authorization: `Bearer ${apiKey}`, 'cstar-version': VERSION };
	const ask = createAsk({ ...options, headers, advice: keyAdvice });

	const findTeam = async () => {
		const who = await ask(whoami);
		const id = teamIn(who, team);
		if (who.environment === 'test' && kindOfKey(apiKey).isTest !== true) warn(TEST_DATA);
		return `/api/v1/teams/${encodeURIComponent(id)}`;
	};
	let found: Promise<string> | undefined;
	const base = () => {
		found ??= findTeam();
		return found;
	};
	const list = (name: 'articles' | 'categories', filter: string) => async (query: string) =>
		ask({
			path: `${await base()}/${name}${query === '' ? '?' : `${query}&`}${filter}`,
			understand: (body) => readPage(body, name),
		});
	const readArticle = async (name: string) => {
		if (!isAskable(name)) throw new LibraryError(`“${name}” can’t stand in a web address, so it can’t be asked for.`);
		return ask({
			path: `${await base()}/articles/${encodeURIComponent(name.toWellFormed())}`,
			understand(body) {
				const item = withoutNotes(readOne(body, 'article'));
				const { data } = Article.safeParse(item);
				return data && { article: data, audience: saidAudience(item) };
			},
		});
	};

	return {
		url,
		team,
		async categories() {
			const categories: Category[] = [];
			for await (const { items } of walk(list('categories', 'isPublic=true'), undefined)) {
				categories.push(...items.filter(isForReaders).flatMap((item) => Category.safeParse(item).data ?? []));
			}
			return categories;
		},
		async *articles() {
			for await (const { page, items, told } of walk(list('articles', 'status=published&isPublic=true'), PAGE_SIZE)) {
				const shown = items.filter((item) => saidAudience(item) === 'readers').map(withoutNotes);
				const listed = shown.flatMap((item): Listed[] => {
					const { data } = Article.safeParse(item);
					return data ? [{ article: withoutStub(data, item), digest: digestOf(item) }] : [];
				});
				const unusable = [
					...shown.filter((item) => !Article.safeParse(item).success).map(unusableOne),
					...items.filter((item) => saidAudience(item) === 'unsaid').map(silentOne),
				];
				yield { page, listed, unusable, hidden: items.length - shown.length, total: told.total ?? undefined };
			}
		},
		async article(slug, id) {
			const { article, audience } = await readArticle(id ?? slug).catch((error: unknown) => {
				// Which of the two names an article's path takes is not documented: only both together are a no.
				const isUnknown = error instanceof LibraryRefused && error.status === 404;
				if (!isUnknown || id === undefined || id === slug) throw error;
				return readArticle(slug);
			});
			if (audience === 'readers') return article;
			const why =
				audience === 'team' ? 'is not published, or not public' : 'does not say that it is published and public';
			throw new NotForReaders(`The article “${slug}” ${why}.`);
		},
	};
}

/** It may be a draft: nothing of it is said but its id, which tells nothing. */
function silentOne(item: unknown): Named {
	const id = Article.safeParse(item).data?.id ?? '';
	return { slug: id, title: 'an article', reason: 'It does not say that it is published and public.' };
}
