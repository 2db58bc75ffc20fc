import { z } from 'zod';
import { camelizeKeys } from './wire-article.ts';

const digits = z.string().regex(/^\d+$/).transform(Number);
const number = z.union([z.int().nonnegative(), digits]).nullish().catch(undefined);

/** Pagination of a list. All fields may be missing. */
export const Pagination = z.preprocess(
	camelizeKeys,
	z.object({
		total: number,
		totalPages: number,
		hasMore: z.boolean().nullish().catch(undefined),
	}),
);
export type Pagination = z.output<typeof Pagination>;

/** One page of a list, with its items as received or as parsed. Stored in the journal, so the names of the fields must stay. */
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

/**
 * Finds the list in any envelope (`data` as array, `data:{articles}`, none), and merges the pagination from all places where it may be.
 * Returns `undefined` if there is no list.
 */
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

/** Finds a single item in any envelope: `data`, `data:{article}`, `{article}`, or the item itself. */
export function unwrapItem(body: unknown, name: 'article'): unknown {
	const outer = Envelope.safeParse(body).data;
	if (!outer) return undefined;
	const inner = outer.data ?? body;
	const named = Envelope.safeParse(inner).data?.[name];
	return typeof named === 'object' && named !== null ? named : inner;
}

/** How much of a list has been read, after one of its pages. */
export interface ListProgress {
	page: number;
	/** Items of this page that were on no earlier page. */
	newCount: number;
	/** Different items so far. */
	seenCount: number;
	/** Whether to request a second page if the first has no pagination. */
	isProbing: boolean;
}

/**
 * Whether to request the next page. A page without new items ends the list, so that reading ends whatever a server responds. A short page
 * does not, because the server may have removed drafts from it.
 */
export function hasNextPage(pagination: Pagination, { page, newCount, seenCount, isProbing }: ListProgress): boolean {
	const { total, totalPages, hasMore } = pagination;
	if (newCount === 0 || hasMore === false) return false;
	if (total != null && seenCount >= total) return false;
	if (totalPages != null && page >= totalPages) return false;
	return hasMore || total != null || totalPages != null || page > 1 || isProbing;
}

/** Merges the pagination from two places: the first has priority. */
function mergePagination(one: Pagination, other: Pagination): Pagination {
	return {
		total: one.total ?? other.total,
		totalPages: one.totalPages ?? other.totalPages,
		hasMore: one.hasMore ?? other.hasMore,
	};
}
