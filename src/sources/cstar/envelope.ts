import { z } from 'zod';
import { camelizeKeys } from './wire-article.ts';

const digits = z.string().regex(/^\d+$/).transform(Number);
const number = z.union([z.int().nonnegative(), digits]).nullish().catch(undefined);

/** What a list says of its pages; it may say nothing. */
export const Pagination = z.preprocess(
	camelizeKeys,
	z.object({
		total: number,
		totalPages: number,
		hasMore: z.boolean().nullish().catch(undefined),
	}),
);
export type Pagination = z.output<typeof Pagination>;

/** One page of a list, its items as they were sent, or as they were let in. */
export interface Page<T = unknown> {
	items: T[];
	told: Pagination;
}

const slot = z.unknown().optional();
const Envelope = z.object({
	data: slot,
	meta: slot,
	pagination: slot,
	articles: slot,
	categories: slot,
	article: slot,
	items: slot,
});
const NO_PAGINATION: Pagination = { total: undefined, totalPages: undefined, hasMore: undefined };

/** A list from any envelope (`data` as array, `data:{articles}`, none), with what is told of its pages in all the places together; `undefined` if there is none. */
export function unwrapPage(body: unknown, name: 'articles' | 'categories'): Page | undefined {
	if (Array.isArray(body)) return { items: body, told: NO_PAGINATION };
	const outer = Envelope.safeParse(body).data;
	if (!outer) return undefined;
	const inner = Envelope.safeParse(outer.data).data;
	const items = [outer.data, inner?.[name], inner?.data, inner?.items, outer[name]].find(Array.isArray);
	if (!items) return undefined;
	const meta = Envelope.safeParse(outer.meta).data;
	const places = [outer.pagination, meta?.pagination, inner?.pagination, outer.meta];
	return {
		items,
		told: places.map((place) => Pagination.safeParse(place).data ?? NO_PAGINATION).reduce(mergePagination),
	};
}

/** One thing out of any envelope: `data`, `data:{article}`, `{article}`, or the thing itself. */
export function unwrapItem(body: unknown, name: 'article'): unknown {
	const outer = Envelope.safeParse(body).data;
	if (!outer) return undefined;
	const inner = outer.data ?? body;
	const named = Envelope.safeParse(inner).data?.[name];
	return typeof named === 'object' && named !== null ? named : inner;
}

/** How far the reading of a list has come, after one of its pages. */
export interface ListProgress {
	page: number;
	/** New items on this page, different ones so far. */
	newCount: number;
	seenCount: number;
	/** Whether to look for a second page where nothing is said of any. */
	isProbing: boolean;
}

/**
 * Whether to ask for the next page. Each page must bring something new, so that this ends whatever a server says; a short page is no
 * end, for what isn't for readers may have been taken out of it.
 */
export function hasNextPage(pagination: Pagination, { page, newCount, seenCount, isProbing }: ListProgress): boolean {
	const { total, totalPages, hasMore } = pagination;
	if (newCount === 0 || hasMore === false) return false;
	if (total != null && seenCount >= total) return false;
	if (totalPages != null && page >= totalPages) return false;
	return hasMore || total != null || totalPages != null || page > 1 || isProbing;
}

/** What two places tell: each what the first leaves open. */
function mergePagination(one: Pagination, other: Pagination): Pagination {
	return {
		total: one.total ?? other.total,
		totalPages: one.totalPages ?? other.totalPages,
		hasMore: one.hasMore ?? other.hasMore,
	};
}
