import type { LoadedIndex } from './index-source.ts';

/** The most articles if the element has no `limit`. */
const DEFAULT_LIMIT = 8;

/** Reads the `limit` of an element: 1 to 50 articles, 8 by default. */
export function getLimit(host: HTMLElement): number {
	const limit = Number(host.getAttribute('limit'));
	return limit >= 1 && limit <= 50 ? Math.floor(limit) : DEFAULT_LIMIT;
}

/**
 * Returns the name of the category to which an element is limited; its attribute may be the category's address or name.
 */
export function getCategoryName(host: HTMLElement, { index }: LoadedIndex): string | undefined {
	const value = host.getAttribute('category');
	if (!value) return undefined;
	return index.categories.find((category) => category.includes(value))?.[0] ?? value;
}
