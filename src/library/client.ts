import { digestOf } from './digest.ts';
import { LibraryError, NotForReaders } from './errors.ts';
import { walk } from './pages.ts';
import { readOne, readPage } from './paging.ts';
import { type AskOptions, createAsk } from './request.ts';
import { Article, Category, isForReaders } from './shapes.ts';
import type { Named } from './snapshot.ts';

const PAGE_SIZE = 100;

/** An article out of a list, with the digest of what the list says of it (see `digestOf`). */
export interface Listed {
	article: Article;
	digest: string;
}

/** One page of the list of articles, without those that aren't for readers (`hidden` counts them). */
export interface ArticlePage {
	page: number;
	listed: Listed[];
	/** Those that nothing can be done with, and why. */
	unusable: Named[];
	hidden: number;
	/** How many articles there are, where the Library says so. */
	total: number | undefined;
}

/** What reading needs of the Library, by whichever door. All three calls retry, and throw `LibraryError`s. */
export interface LibraryReader {
	readonly url: URL;
	readonly team: string;
	categories(): Promise<Category[]>;
	articles(): AsyncGenerator<ArticlePage, void, undefined>;
	/** By its slug; the keyed API, where the id is known, by that. */
	article(slug: string, id?: string): Promise<Article>;
}

/** The six calls of the public Library API for one team, by slug or UUID. All but `view` retry; all throw `LibraryError`s. */
export interface LibraryClient extends LibraryReader {
	search(query: string, limit?: number): Promise<Article[]>;
	/** Counts a view; sent once, for it may have been counted although the answer got lost. */
	view(slug: string): Promise<void>;
	feedback(slug: string, rating: string): Promise<void>;
}

/** Makes a client; `url` is the origin of the API. */
export function createLibraryClient(options: AskOptions & { team: string }): LibraryClient {
	const { url, team } = options;
	const ask = createAsk(options);
	const base = `/api/library/${segment(team)}`;
	const list = (name: 'articles' | 'categories') => (query: string) =>
		ask({ path: `${base}/${name}${query}`, understand: (body) => readPage(body, name) });
	const post = async (path: string, rest: { json?: unknown; once?: boolean }) => {
		await ask({ path: `${base}/${path}`, method: 'POST', understand: () => true, ...rest });
	};

	return {
		url,
		team,
		async categories() {
			const categories: Category[] = [];
			for await (const { items } of walk(list('categories'), undefined)) categories.push(...usable(Category, items));
			return categories;
		},
		async *articles() {
			for await (const { page, items, told } of walk(list('articles'), PAGE_SIZE)) {
				const shown = items.filter(isForReaders);
				const listed = shown.flatMap((item) => {
					const { data } = Article.safeParse(item);
					return data ? [{ article: withoutStub(data, item), digest: digestOf(item) }] : [];
				});
				const unusable = shown.filter((item) => !Article.safeParse(item).success).map(unusableOne);
				yield { page, listed, unusable, hidden: items.length - shown.length, total: told.total ?? undefined };
			}
		},
		async article(slug) {
			const path = `${base}/articles/${segment(slug)}`;
			const answer = await ask({
				path,
				understand(body) {
					const item = readOne(body, 'article');
					const { data } = Article.safeParse(item);
					return data && { article: data, isShown: isForReaders(item) };
				},
			});
			if (!answer.isShown) throw new NotForReaders(`The article “${slug}” is not published, or not public.`);
			return answer.article;
		},
		search: (query, limit = 5) =>
			ask({
				path: `${base}/search?${new URLSearchParams({ q: query, limit: String(limit) })}`,
				understand(body) {
					const page = readPage(body, 'articles');
					return page && usable(Article, page.items);
				},
			}),
		view: (slug) => post(`articles/${segment(slug)}/view`, { once: true }),
		feedback: (slug, rating) => post(`articles/${segment(slug)}/feedback`, { json: { rating } }),
	};
}

/** Whether an article can be asked for by itself: `.` and `..`, in any spelling, are a step in the path to every URL parser. */
export function isAskable(slug: string): boolean {
	return slug !== '.' && slug !== '..';
}

/** One segment of a path from whatever a slug is. */
function segment(slug: string): string {
	if (!isAskable(slug)) throw new LibraryError(`“${slug}” can’t stand in a web address, so it can’t be asked for.`);
	// A lone surrogate would throw; nothing can be found by it either way.
	return encodeURIComponent(slug.toWellFormed());
}

function usable<T>(schema: { safeParse(item: unknown): { data?: T | undefined } }, items: unknown[]): T[] {
	return items.filter(isForReaders).flatMap((item) => schema.safeParse(item).data ?? []);
}

/** `content: null` in a list may mean "not here": only the article's own answer is believed. */
export function withoutStub(article: Article, item: unknown): Article {
	const isStub = typeof item === 'object' && item !== null && 'content' in item && item.content === null;
	return isStub ? { ...article, content: undefined } : article;
}

/** An article that nothing can be done with, in words. */
export function unusableOne(item: unknown): Named {
	const title = typeof item === 'object' && item !== null && 'title' in item ? item.title : undefined;
	const name = typeof title === 'string' ? title : 'an article without a title';
	return { slug: '', title: name, reason: 'It has neither slug nor id.' };
}
