import { HttpError } from './http-error.ts';
import type { WireFormat } from './wire.ts';

/** One page of a list. Its pagination object is sent beside `data` (`top`), in `meta`, or not at all. */
export interface SamplePage<T> {
	items: T[];
	top?: object;
	meta?: object;
}

/**
 * Selects the page that a query asks for (`page` from 1, `pageSize` 20 by default) and describes it as `wire.paging` says.
 * @throws HttpError 400 if a number is invalid
 */
export function paginateList<T>(
	list: readonly T[],
	query: URLSearchParams,
	wire: Pick<WireFormat, 'paging' | 'maxPageSize'>,
): SamplePage<T> {
	const { paging } = wire;
	if (paging === 'all') return { items: [...list] };
	const requested = readPositive(query, 'page', 1);
	const page = paging === 'ignored' || paging === 'ignored-has-more' ? 1 : requested;
	const pageSize = Math.min(readPositive(query, 'pageSize', 20), wire.maxPageSize);
	const items = list.slice((page - 1) * pageSize, page * pageSize);
	const total = list.length;
	const hasMore = page * pageSize < total;
	switch (paging) {
		case 'top':
			return { items, top: { total, page, pageSize, hasMore } };
		case 'meta-has-more':
			return { items, meta: { total, page, pageSize, hasMore } };
		case 'meta-total-pages':
			return { items, meta: { page, pageSize, total, totalPages: Math.ceil(total / pageSize) } };
		case 'ignored-has-more':
			return { items, top: { page: requested, pageSize, hasMore: true } };
		default:
			return { items };
	}
}

/**
 * Reads a whole number from 1 from a query; `fallback` if it is absent.
 * @throws HttpError 400 for anything else
 */
export function readPositive(query: URLSearchParams, name: string, fallback: number): number {
	const text = query.get(name);
	if (text === null) return fallback;
	if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
	throw new HttpError(400, `${name} must be a whole number from 1.`, { code: 'parameter_invalid', param: name });
}
