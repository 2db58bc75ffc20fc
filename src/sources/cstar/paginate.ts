import { LibraryRefused, LibraryTooLarge } from '../../model/errors.ts';
import { hasNextPage, type Page } from './envelope.ts';

/** How many items a page has where more are too large. */
const SMALLER_PAGE_SIZES = [20, 5];

/**
 * All pages of a list, in order, ending whatever the server does. `read` asks for one by its query (`''` or `?page=2&pageSize=100`).
 * Where one is too large, the list is read from its beginning in smaller pages. `pageSize` undefined: a list that is flat as a rule, so
 * no second page is looked for where none is told. `identify` tells items apart.
 */
export async function* paginate<T>(
	read: (query: string) => Promise<Page<T>>,
	pageSize: number | undefined,
	identify: (item: T) => string,
): AsyncGenerator<Page<T>, void, undefined> {
	const seen = new Set<string>();
	let size = pageSize;
	let first: Page<T> | undefined;
	for (let page = 1; ; page += 1) {
		let answer: Page<T>;
		try {
			answer = await read(buildPageQuery(page, size));
		} catch (error) {
			if (first && isPastLastPage(error, first)) return;
			const smaller = SMALLER_PAGE_SIZES.find((fewer) => size !== undefined && fewer < size);
			if (error instanceof LibraryTooLarge && smaller !== undefined) {
				yield* paginate(read, smaller, identify);
				return;
			}
			// The parameters are documented for the keyed API only: a Library that refuses them is asked without.
			if (page > 1 || size === undefined || !isRefusedWith(error, [400, 422])) throw error;
			size = undefined;
			answer = await read('');
		}
		first ??= answer;
		const before = seen.size;
		for (const item of answer.items) seen.add(identify(item));
		yield answer;
		const counts = { newCount: seen.size - before, seenCount: seen.size, isProbing: pageSize !== undefined };
		if (!hasNextPage(answer.told, { page, ...counts })) return;
	}
}

function buildPageQuery(page: number, size: number | undefined): string {
	if (size !== undefined) return `?page=${page}&pageSize=${size}`;
	return page === 1 ? '' : `?page=${page}`;
}

/** Some servers answer a page past the last one with a refusal; where they never told of pages, that is the end. */
function isPastLastPage(error: unknown, { told }: Page): boolean {
	const hasNoPagination = !told.hasMore && told.total == null && told.totalPages == null;
	return hasNoPagination && isRefusedWith(error, [400, 404, 410, 416, 422]);
}

function isRefusedWith(error: unknown, statuses: number[]): boolean {
	return error instanceof LibraryRefused && statuses.includes(error.status);
}
