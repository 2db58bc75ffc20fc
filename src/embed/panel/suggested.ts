import { readQuickArticle } from '../../search/quick/index-format.ts';
import type { LoadedIndex } from './index-source.ts';
import { createItems, type PanelItem } from './rows.ts';

/** Whether a page is among those that a pattern names; where the browser or the pattern can't say, it isn't. */
function isFor(pattern: string, page: string): boolean {
	try {
		return new URLPattern(pattern, page).test(page);
	} catch {
		return false;
	}
}

/** What the help center suggests for a page. */
export function findSuggestion(page: string, all: readonly [page: string, suggestion: string][]): string | undefined {
	return all.find(([pattern]) => isFor(pattern, page))?.[1];
}

const getAddress = (path: string) => decodeURI(path.split('/').at(-2) ?? '');

/**
 * Reads a suggestion: addresses of articles with commas between, `category:ADDRESS`, or `search:WORDS`. What isn't there is left out.
 */
export function resolveSuggestion(
	suggestion: string,
	{ index, search }: LoadedIndex,
	home: string,
	limit: number,
): PanelItem[] {
	const [kind, rest = ''] = suggestion.split(/:(.*)/s);
	if (kind === 'search') return createItems(search.search(rest, { limit }).rows, home).filter(({ isPart }) => !isPart);
	const offerAt = (place: number): PanelItem => {
		const { title, path, category } = readQuickArticle(index, place);
		return { title, href: new URL(path, home).href, category };
	};
	if (kind === 'category') {
		const wanted = index.categories.findIndex(([, address]) => address === rest.trim());
		const places = index.category.flatMap((category, place) => (category === wanted ? [place] : []));
		return places.slice(0, limit).map(offerAt);
	}
	const wanted = suggestion.split(',').map((address) => address.trim());
	const places = new Map<string, number>();
	for (let place = 0; place < index.title.length && places.size < wanted.length; place += 1) {
		const address = getAddress(readQuickArticle(index, place).path);
		if (wanted.includes(address)) places.set(address, place);
	}
	return wanted.flatMap((address) => {
		const place = places.get(address);
		return place === undefined ? [] : [offerAt(place)];
	});
}

/** The articles that are read most. */
export function listMostRead({ index }: LoadedIndex, home: string, limit: number): PanelItem[] {
	return index.title.slice(0, limit).map((_, place) => {
		const { title, path } = readQuickArticle(index, place);
		return { title, href: new URL(path, home).href };
	});
}
