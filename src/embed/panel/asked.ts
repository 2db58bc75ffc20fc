import type { LoadedIndex } from './index-source.ts';

/** Articles, unless the element asks for another number. */
const ROWS = 8;

/** How many articles an element shows at most. */
export function getLimit(host: HTMLElement): number {
	const limit = Number(host.getAttribute('limit'));
	return limit >= 1 && limit <= 50 ? Math.floor(limit) : ROWS;
}

/** The name of the category that an element keeps to; it may say its address or its name. */
export function getCategoryName(host: HTMLElement, { index }: LoadedIndex): string | undefined {
	const asked = host.getAttribute('category');
	if (!asked) return undefined;
	return index.categories.find((category) => category.includes(asked))?.[0] ?? asked;
}
