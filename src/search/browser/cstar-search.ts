import { markQueryWords, readExcerpt } from './marked-text.ts';
import type { Hit, SearchFunction } from './search-answer.ts';

const LIMIT = 5;
const TIMEOUT = 10_000;

/**
 * Whether this site uses the slug unchanged as the article's address. Same rules as `src/site/addresses/addresses.ts`.
 */
export function isSlugValidAddress(slug: string): boolean {
	if (!/^(?!-)[\p{L}\p{M}\p{Nd}_-]+(?<!-)$/u.test(slug) || /^(?:index|404|con|prn|aux|nul|com\d|lpt\d)$/.test(slug))
		return false;
	const isNormalised = slug === slug.normalize('NFC').toLowerCase();
	return isNormalised && [...slug].length <= 80 && new TextEncoder().encode(slug).length <= 200;
}

function readField(value: unknown, ...names: string[]): unknown {
	if (typeof value !== 'object' || value === null) return undefined;
	return names.map((name): unknown => Reflect.get(value, name)).find((inner) => inner !== undefined && inner !== null);
}

function readText(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Finds the list in a response of any shape: an array, or one below `data`, `articles` or `results`, at any depth. */
function findList(body: unknown): unknown[] | undefined {
	if (Array.isArray(body)) return body;
	const inner = readField(body, 'data', 'articles', 'results');
	return inner === undefined ? undefined : findList(inner);
}

/**
 * Creates a search that asks the Library's own search endpoint. If the site cannot use an article's slug as its
 * address, the hit links to the article below `library`.
 */
export function createCstarSearch(endpoint: string, base: string, library: string): SearchFunction {
	const readArticle = (article: unknown, query: string): Hit[] => {
		const slug = readText(readField(article, 'slug', 'id'));
		if (slug === undefined) return [];
		const category = readField(article, 'category');
		const title = readText(readField(article, 'title')) ?? slug;
		return [
			{
				title,
				name: markQueryWords(title, query),
				href: isSlugValidAddress(slug)
					? `${base}articles/${encodeURIComponent(slug)}/`
					: library + encodeURIComponent(slug),
				category: readText(category) ?? readText(readField(category, 'name')),
				excerpt: readExcerpt(readText(readField(article, 'excerpt', 'description')) ?? ''),
				headings: [],
			},
		];
	};
	return async (query) => {
		const url = `${endpoint}?${new URLSearchParams({ q: query, limit: String(LIMIT) })}`;
		const response = await fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(TIMEOUT) });
		const list = response.ok ? findList(await response.json()) : undefined;
		if (list === undefined) throw new Error(`The Library answered ${response.status} to a search.`);
		const hits = list.slice(0, LIMIT).flatMap((article) => readArticle(article, query));
		return { total: hits.length, hits, categories: [], more: undefined, missing: 'index' };
	};
}
