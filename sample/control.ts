import { z } from 'zod';
import { createJsonResponse, type SampleResponse } from './answers.ts';
import type { Counters } from './counters.ts';
import { type FaultInjector, Faults } from './faults.ts';
import type { RateLimiter } from './rate.ts';
import { createWireFormat, PartialWireFormat, type WireFormat } from './wire.ts';

const ControlCommand = z.strictObject({
	faults: Faults.optional(),
	wire: PartialWireFormat.optional(),
	requestsPerHour: z.int().nonnegative().optional(),
	forget: z.literal(true).optional(),
});

/** What tests in another process may look at and change. */
export interface ControlledLibrary {
	faults: FaultInjector;
	wire: WireFormat;
	rate: RateLimiter;
	counters: Counters;
	requests: unknown[];
}

/** The address of the control path; it exists only in a Library started with `control: true`. */
export const CONTROL_PATH = '/__control';

/** Obeys a POST (`faults` replaces those there are), and answers it, like a GET, with how things stand. */
export function handleControl(library: ControlledLibrary, method: string, body: string): SampleResponse {
	if (method === 'POST') {
		const read = ControlCommand.safeParse(parseJson(body));
		if (!read.success) return createJsonResponse({ error: z.prettifyError(read.error) }, 400);
		const { faults, wire, requestsPerHour, forget } = read.data;
		if (faults) library.faults.set(faults);
		if (wire) Object.assign(library.wire, createWireFormat(wire, library.wire));
		if (requestsPerHour !== undefined) library.rate.limit = requestsPerHour;
		if (forget) library.requests.length = 0;
	}
	return createJsonResponse({
		wire: library.wire,
		waiting: library.faults.pending.map(({ path, ...fault }) => ({
			...fault,
			...(path === undefined ? {} : { path: path instanceof RegExp ? path.source : path }),
		})),
		requestsPerHour: library.rate.limit,
		requests: library.requests,
		counters: library.counters.all(),
	});
}

function parseJson(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return body;
	}
}
