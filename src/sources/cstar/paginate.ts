import { LibraryRefused, LibraryTooLarge } from '../../model/errors.ts';
import { hasNextPage, type Page } from './envelope.ts';

/** The page sizes to try if a page is too large. */
const SMALLER_PAGE_SIZES = [20, 5];

/**
 * Reads all pages of a list, in order, and ends whatever the server responds. `read` requests a page by its query (`''` or
 * `?page=2&pageSize=100`). If a page is too large, the list is read again from its beginning, in smaller pages. If `pageSize` is `undefined`,
 * the list usually has one page: a second one is requested only if the first has pagination. `identify` returns an item's identity.
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
		let received: Page<T>;
		try {
			received = await read(buildPageQuery(page, size));
		} catch (error) {
			if (first && isPastLastPage(error, first)) return;
			const smaller = SMALLER_PAGE_SIZES.find((fewer) => size !== undefined && fewer < size);
			if (error instanceof LibraryTooLarge && smaller !== undefined) {
				yield* paginate(read, smaller, identify);
				return;
			}
			// The parameters are documented for the keyed API only. If a Library rejects them, try without.
			if (page > 1 || size === undefined || !isRefusedWith(error, [400, 422])) throw error;
			size = undefined;
			received = await read('');
		}
		first ??= received;
		const before = seen.size;
		for (const item of received.items) seen.add(identify(item));
		yield received;
		const counts = { newCount: seen.size - before, seenCount: seen.size, isProbing: pageSize !== undefined };
		if (!hasNextPage(received.told, { page, ...counts })) return;
	}
}

function buildPageQuery(page: number, size: number | undefined): string {
	if (size !== undefined) return `?page=${page}&pageSize=${size}`;
	return page === 1 ? '' : `?page=${page}`;
}

/** Some servers respond to a page after the last one with an error: without pagination, that is the end of the list. */
function isPastLastPage(error: unknown, { told }: Page): boolean {
	const hasNoPagination = !told.hasMore && told.total == null && told.totalPages == null;
	return hasNoPagination && isRefusedWith(error, [400, 404, 410, 416, 422]);
}

function isRefusedWith(error: unknown, statuses: number[]): boolean {
	return error instanceof LibraryRefused && statuses.includes(error.status);
}
