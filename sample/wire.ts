import { z } from 'zod';

/**
 * The wire format: how the sample Library writes its responses. Each variant is in one of cStar's documents, or is a mistake that the
 * documents make possible.
 */
export const WireFormat = z.object({
	/** API generation: A is snake_case with UUIDs, B is camelCase with UUIDs, C (the newest) is camelCase with prefixed ids. */
	generation: z.enum(['A', 'B', 'C']),
	/**
	 * Where the pagination object is: beside `data` (`top`), in `meta` (with `totalPages` or `hasMore`), or nowhere (`none`). `ignored`
	 * returns the first page for every `page`, `ignored-has-more` also claims each time that there is more, `all` returns the whole list.
	 */
	paging: z.enum(['top', 'meta-total-pages', 'meta-has-more', 'none', 'ignored', 'ignored-has-more', 'all']),
	/** Where the result is: in `data`, in an object inside `data`, or without any envelope. */
	envelope: z.enum(['data-array', 'data-object', 'bare']),
	/** Whether lists of the public API include `content`. */
	contentInList: z.boolean(),
	etag: z.boolean(),
	cors: z.boolean(),
	maxPageSize: z.int().positive(),
	/** Whether lists of the keyed API include `content`. */
	v1ContentInList: z.boolean(),
	/** Whether the keyed API applies the query parameters `status` and `isPublic`. */
	v1Filters: z.boolean(),
	/** Whether articles of the keyed API include `status` and `isPublic`. */
	v1Audience: z.boolean(),
	/** Format of the header `X-RateLimit-Reset`. */
	rateReset: z.enum(['epoch', 'epoch-ms', 'seconds', 'date']),
});
export type WireFormat = z.output<typeof WireFormat>;

/** Changes to a wire format: keys that are absent or undefined keep their value. */
export const PartialWireFormat = WireFormat.partial();
export type PartialWireFormat = z.output<typeof PartialWireFormat>;

const DEFAULT_WIRE_FORMAT: WireFormat = {
	generation: 'C',
	paging: 'top',
	envelope: 'data-array',
	contentInList: false,
	etag: false,
	cors: true,
	maxPageSize: 100,
	v1ContentInList: true,
	v1Filters: true,
	v1Audience: true,
	rateReset: 'epoch',
};

/** Applies changes to a wire format, by default to the documented one of the newest generation; unknown keys of `changes` are dropped. */
export function createWireFormat(changes: PartialWireFormat, base: WireFormat = DEFAULT_WIRE_FORMAT): WireFormat {
	const defined = Object.entries(PartialWireFormat.parse(changes)).filter(([, value]) => value !== undefined);
	return WireFormat.parse({ ...base, ...Object.fromEntries(defined) });
}
