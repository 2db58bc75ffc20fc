/** How many articles one page of a list shows: more make a page that is slow to load and tiring to scroll. */
export const ARTICLES_PER_PAGE = 100;

/** Splits a list into what its pages show; an empty list has one empty page. */
export function splitIntoPages<Item>(items: readonly Item[]): Item[][] {
	const count = Math.max(1, Math.ceil(items.length / ARTICLES_PER_PAGE));
	return Array.from({ length: count }, (_, index) =>
		items.slice(index * ARTICLES_PER_PAGE, (index + 1) * ARTICLES_PER_PAGE),
	);
}

/** Reads the number of a further page; `undefined` for anything else, also for other spellings of a number. */
export function parseFurtherPage(text: string | undefined): number | undefined {
	return /^(?:[2-9]|[1-9]\d{1,5})$/.test(text ?? '') ? Number(text) : undefined;
}
