import { markQueryWords, readExcerpt } from './marked-text.ts';
import type { Hit, SearchFunction } from './search-answer.ts';

const LIMIT = 5;
const TIMEOUT = 10_000;

/** Whether the site gives this slug an article address as it is; the rules are those of `src/site/addresses/addresses.ts`. */
export function isSlugValidAddress(slug: string): boolean {
	if (!/^(?!-)[\p{L}\p{M}\p{Nd}_-]+(?<!-)$/u.test(slug) || /^(?:index|404|con|prn|aux|nul|com\d|lpt\d)$/.test(slug))
		return false;
	const isSpelledSo = slug === slug.normalize('NFC').toLowerCase();
	return isSpelledSo && [...slug].length <= 80 && new TextEncoder().encode(slug).length <= 200;
}

function field(value: unknown, ...names: string[]): unknown {
	if (typeof value !== 'object' || value === null) return undefined;
	return names.map((name): unknown => Reflect.get(value, name)).find((inner) => inner !== undefined && inner !== null);
}

function text(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The list in an answer of any shape: bare, below `data`, or below `articles` of either. */
function findList(body: unknown): unknown[] | undefined {
	if (Array.isArray(body)) return body;
	const inner = field(body, 'data', 'articles', 'results');
	return inner === undefined ? undefined : findList(inner);
}

/** Asks the Library's own search call at `endpoint`; articles that may stand elsewhere than here are linked below `library`. */
export function createCstarSearch(endpoint: string, base: string, library: string): SearchFunction {
	const readArticle = (article: unknown, query: string): Hit[] => {
		const slug = text(field(article, 'slug', 'id'));
		if (slug === undefined) return [];
		const category = field(article, 'category');
		const title = text(field(article, 'title')) ?? slug;
		return [
			{
				title,
				name: markQueryWords(title, query),
				href: isSlugValidAddress(slug)
					? `${base}articles/${encodeURIComponent(slug)}/`
					: library + encodeURIComponent(slug),
				category: text(category) ?? text(field(category, 'name')),
				excerpt: readExcerpt(text(field(article, 'excerpt', 'description')) ?? ''),
				headings: [],
			},
		];
	};
	return async (query) => {
		const address = `${endpoint}?${new URLSearchParams({ q: query, limit: String(LIMIT) })}`;
		const response = await fetch(address, { credentials: 'omit', signal: AbortSignal.timeout(TIMEOUT) });
		const list = response.ok ? findList(await response.json()) : undefined;
		if (list === undefined) throw new Error(`The Library answered ${response.status} to a search.`);
		const hits = list.slice(0, LIMIT).flatMap((article) => readArticle(article, query));
		return { total: hits.length, hits, categories: [], more: undefined, missing: 'index' };
	};
}
