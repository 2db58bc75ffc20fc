import { z } from 'zod';

/** How the sample Library speaks; every shape here has been seen in cStar's documents, or is a trap for those who read them. */
export const WireFormat = z.object({
	generation: z.enum(['A', 'B', 'C']),
	paging: z.enum(['top', 'meta-total-pages', 'meta-has-more', 'none', 'ignored', 'ignored-has-more', 'all']),
	envelope: z.enum(['data-array', 'data-object', 'bare']),
	contentInList: z.boolean(),
	etag: z.boolean(),
	cors: z.boolean(),
	maxPageSize: z.int().positive(),
	/** The keyed API: whether its lists carry content, obey `status` and `isPublic`, and say either of an article. */
	v1ContentInList: z.boolean(),
	v1Filters: z.boolean(),
	v1Audience: z.boolean(),
	rateReset: z.enum(['epoch', 'epoch-ms', 'seconds', 'date']),
});
export type WireFormat = z.output<typeof WireFormat>;

/** Some of the choices of `Wire`; those left out or undefined stay as they are. */
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

/** The newest generation as documented, with some choices changed; other keys of `changes` are dropped. */
export function createWireFormat(changes: PartialWireFormat, base: WireFormat = DEFAULT_WIRE_FORMAT): WireFormat {
	const given = Object.entries(PartialWireFormat.parse(changes)).filter(([, value]) => value !== undefined);
	return WireFormat.parse({ ...base, ...Object.fromEntries(given) });
}
