import MiniSearch from 'minisearch';
import type { Browser } from 'playwright';
import type { Article, Site } from '../../src/site/site.ts';
import { languages } from '../../src/site/strings/strings.ts';
import { type BuiltSite, startBuiltSite } from '../../tests/support/built-site.ts';
import { seeded } from '../../tests/support/seeded.ts';
import { createBm25f, type SearchableText } from './bm25f.ts';
import { shuffle } from './queries.ts';
import { MAX_RANK } from './score.ts';
import type { QueriedLibrary, RankedQuery } from './shared-queries.ts';
import { openPagefindPaths, openSiteSearch, type SiteAnswer } from './site-search.ts';

/** The searches that are compared. */
export const SEARCHES = ['first rows', 'settled rows', 'Pagefind', 'MiniSearch', 'BM25F'] as const;
export type SearchName = (typeof SEARCHES)[number];

/** The queries to tune on, and those to measure with afterwards. */
export type Half = 'tuning' | 'held-out';

/** What the searches answered to one query. */
export interface MeasuredQuery extends RankedQuery {
	library: string;
	half: Half;
	/** The place of the first right article in the answer of each search, from 0 on; -1 if it is not there. */
	places: Record<SearchName, number>;
	answer: SiteAnswer;
}

/** A fixed seed: a query is in the same half in each run. */
const SPLIT_SEED = 20_261_130;

const INLINE = /<\/?(?:a|b|code|del|em|i|kbd|mark|s|span|strong|sub|sup)(?:\s[^>]*)?>/g;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

function extractText(html: string): string {
	return html
		.replace(INLINE, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
		.replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
		.replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole);
}

function toSearchableText({ title, tags, description, body }: Article): SearchableText {
	return {
		title,
		headings: body.headings.map(({ text }) => text).join('\n'),
		tags: tags.join('\n'),
		description,
		body: extractText(body.html),
	};
}

/** MiniSearch with nothing but its defaults, over titles and texts. Returns the places of the articles. */
function createPlainMiniSearch(texts: readonly SearchableText[]): (query: string) => number[] {
	const search = new MiniSearch({ fields: ['title', 'body'] });
	search.addAll(texts.map(({ title, body }, id) => ({ id, title, body })));
	return (query) => search.search(query).map(({ id }) => Number(id));
}

/** Splits the queries of each kind in two halves at random. */
function splitQueries(queries: readonly RankedQuery[]): Map<RankedQuery, Half> {
	const random = seeded(SPLIT_SEED);
	const halves = new Map<RankedQuery, Half>();
	for (const group of Map.groupBy(queries, ({ kind }) => kind).values()) {
		for (const [at, query] of shuffle(group, random).entries()) {
			halves.set(query, at < group.length / 2 ? 'tuning' : 'held-out');
		}
	}
	return halves;
}

/** Starts the site of a library; in English, if the interface does not have the library's language. */
async function startSite({ content, language }: QueriedLibrary): Promise<BuiltSite> {
	const known = Object.keys(languages).find((name) => name === language) ?? 'en';
	return startBuiltSite(
		{ content, contentInList: true },
		{},
		{ config: { language: known as keyof typeof languages } },
	);
}

function createSlugFinder({ articles }: Site, site: URL): (path: string) => string {
	const slugs = new Map(articles.map(({ path, slug }) => [new URL(path, site).pathname, slug]));
	return (path) => slugs.get(new URL(path, site).pathname) ?? '';
}

/** Builds the site of a library and asks all searches for all of its queries. `engine`: see `openSiteSearch`. */
export async function measureAnswers(
	library: QueriedLibrary,
	browser: Browser,
	engine: string,
): Promise<MeasuredQuery[]> {
	const { site, url, close } = await startSite(library);
	const context = await browser.newContext();
	try {
		const known = new Set(site.articles.map(({ slug }) => slug));
		const wrong = library.queries.flatMap(({ right }) => right).filter((slug) => !known.has(slug));
		if (wrong.length > 0) throw new Error(`${library.name} has no articles ${wrong.join(', ')}.`);
		const texts = site.articles.map(toSearchableText);
		const askSite = await openSiteSearch(context, url, engine);
		const askPagefind = await openPagefindPaths(context, url);
		const askMiniSearch = createPlainMiniSearch(texts);
		const askBm25f = createBm25f(texts, library.language);
		const toSlug = createSlugFinder(site, url);
		const toSlugs = (places: readonly number[]) => places.map((place) => site.articles[place]?.slug ?? '');
		const halves = splitQueries(library.queries);
		const measured: MeasuredQuery[] = [];
		for (const query of library.queries) {
			const answer = await askSite(query.typed);
			const found: Record<SearchName, string[]> = {
				'first rows': answer.first.paths.map(toSlug),
				'settled rows': answer.settled.paths.map(toSlug),
				Pagefind: (await askPagefind(query.typed)).map(toSlug),
				MiniSearch: toSlugs(askMiniSearch(query.typed)),
				BM25F: toSlugs(askBm25f(query.typed, MAX_RANK)),
			};
			const places = Object.fromEntries(
				SEARCHES.map((name) => [name, found[name].slice(0, MAX_RANK).findIndex((slug) => query.right.includes(slug))]),
			) as Record<SearchName, number>; // `Object.fromEntries` returns string keys; these are the names above.
			measured.push({ ...query, library: library.name, half: halves.get(query) ?? 'held-out', places, answer });
		}
		return measured;
	} finally {
		await context.close();
		await close();
	}
}
