import { articleAt } from '../search/columns.ts';
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
	const all = index.title.map((_, place) => ({ ...articleAt(index, place), place }));
	const offer = ({ title, path, category }: (typeof all)[number]): Offer => ({
		title,
		href: new URL(path, home).href,
		category,
	});
	if (kind === 'category') {
		const place = index.categories.findIndex(([, address]) => address === rest.trim());
		return all
			.filter((one) => index.category[one.place] === place)
			.slice(0, limit)
			.map(offer);
	}
	const wanted = suggestion.split(',').map((address) => address.trim());
	const found = wanted.map((address) => all.find(({ path }) => addressOf(path) === address));
	return found.filter((one) => one !== undefined).map(offer);
}

/** The articles that are read most. */
export function mostRead({ index }: Opened, home: string, limit: number): Offer[] {
	return index.title.slice(0, limit).map((_, place) => {
		const { title, path } = articleAt(index, place);
		return { title, href: new URL(path, home).href };
	});
}
