import { articleAt } from '../../search/quick/index-format.ts';
import type { Opened } from './index-source.ts';
import { foundOffers, type Offer } from './rows.ts';

/** Whether a page is among those that a pattern names; where the browser or the pattern can't say, it isn't. */
function isFor(pattern: string, page: string): boolean {
	try {
		return new URLPattern(pattern, page).test(page);
	} catch {
		return false;
	}
}

/** What the help center suggests for a page. */
export function suggestionFor(page: string, all: readonly [page: string, suggestion: string][]): string | undefined {
	return all.find(([pattern]) => isFor(pattern, page))?.[1];
}

const addressOf = (path: string) => decodeURI(path.split('/').at(-2) ?? '');

/**
 * Reads a suggestion: addresses of articles with commas between, `category:ADDRESS`, or `search:WORDS`. What isn't there is left out.
 */
export function readSuggestion(suggestion: string, { index, search }: Opened, home: string, limit: number): Offer[] {
	const [kind, rest = ''] = suggestion.split(/:(.*)/s);
	if (kind === 'search') return foundOffers(search.search(rest, { limit }).rows, home).filter(({ isPart }) => !isPart);
	const offerAt = (place: number): Offer => {
		const { title, path, category } = articleAt(index, place);
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
		const address = addressOf(articleAt(index, place).path);
		if (wanted.includes(address)) places.set(address, place);
	}
	return wanted.flatMap((address) => {
		const place = places.get(address);
		return place === undefined ? [] : [offerAt(place)];
	});
}

/** The articles that are read most. */
export function mostRead({ index }: Opened, home: string, limit: number): Offer[] {
	return index.title.slice(0, limit).map((_, place) => {
		const { title, path } = articleAt(index, place);
		return { title, href: new URL(path, home).href };
	});
}
