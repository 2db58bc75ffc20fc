import { HttpError } from './refusal.ts';
import type { WireFormat } from './wire.ts';

/** One page of a list, and what is said about it: beside `data`, within `meta`, or nowhere. */
export interface SamplePage<T> {
	items: T[];
	top?: object;
	meta?: object;
}

/** The page that a query asks for (`page` from 1, `pageSize` 20), in a pagination shape; a bad number is refused with 400. */
export function paginateList<T>(
	list: readonly T[],
	query: URLSearchParams,
	wire: Pick<WireFormat, 'paging' | 'maxPageSize'>,
): SamplePage<T> {
	const { paging } = wire;
	if (paging === 'all') return { items: [...list] };
	const asked = readPositive(query, 'page', 1);
	const page = paging === 'ignored' || paging === 'ignored-has-more' ? 1 : asked;
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
			return { items, top: { page: asked, pageSize, hasMore: true } };
		default:
			return { items };
	}
}

/** A whole number above zero from a query, or what stands for it when it is absent. */
export function readPositive(query: URLSearchParams, name: string, fallback: number): number {
	const text = query.get(name);
	if (text === null) return fallback;
	if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
	throw new HttpError(400, `${name} must be a whole number from 1.`, { code: 'parameter_invalid', param: name });
}
