import { readQuickArticle } from '../../search/quick/index-format.ts';
import type { LoadedIndex } from './index-source.ts';
import { createItems, type PanelItem } from './rows.ts';

/** Whether a URL pattern matches a page. An invalid pattern, or a browser without `URLPattern`, matches nothing. */
function matchesPage(pattern: string, page: string): boolean {
	try {
		return new URLPattern(pattern, page).test(page);
	} catch {
		return false;
	}
}

/** Returns the first suggestion for a page, given its URL. */
export function findSuggestion(page: string, all: readonly [page: string, suggestion: string][]): string | undefined {
	return all.find(([pattern]) => matchesPage(pattern, page))?.[1];
}

const getAddress = (path: string) => decodeURI(path.split('/').at(-2) ?? '');

/**
 * Resolves a suggestion to items: article addresses separated by commas, `category:ADDRESS`, or `search:WORDS`. Unknown
 * articles and categories are left out.
 */
export function resolveSuggestion(
	suggestion: string,
	{ index, search }: LoadedIndex,
	home: string,
	limit: number,
): PanelItem[] {
	const [kind, rest = ''] = suggestion.split(/:(.*)/s);
	if (kind === 'search') return createItems(search.search(rest, { limit }).rows, home).filter(({ isPart }) => !isPart);
	const createItem = (place: number): PanelItem => {
		const { title, path, category } = readQuickArticle(index, place);
		return { title, href: new URL(path, home).href, category };
	};
	if (kind === 'category') {
		const wanted = index.categories.findIndex(([, address]) => address === rest.trim());
		const places = index.category.flatMap((category, place) => (category === wanted ? [place] : []));
		return places.slice(0, limit).map(createItem);
	}
	const wanted = suggestion.split(',').map((address) => address.trim());
	const places = new Map<string, number>();
	for (let place = 0; place < index.title.length && places.size < wanted.length; place += 1) {
		const address = getAddress(readQuickArticle(index, place).path);
		if (wanted.includes(address)) places.set(address, place);
	}
	return wanted.flatMap((address) => {
		const place = places.get(address);
		return place === undefined ? [] : [createItem(place)];
	});
}

/** Lists the most-read articles. */
export function listMostRead({ index }: LoadedIndex, home: string, limit: number): PanelItem[] {
	return index.title.slice(0, limit).map((_, place) => {
		const { title, path } = readQuickArticle(index, place);
		return { title, href: new URL(path, home).href };
	});
}
