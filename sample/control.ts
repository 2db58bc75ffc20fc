import { z } from 'zod';
import type { Counters } from './counters.ts';
import { type FaultInjector, Faults } from './faults.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { createJsonResponse, type SampleResponse } from './responses.ts';
import { createWireFormat, PartialWireFormat, type WireFormat } from './wire.ts';

const ControlCommand = z.strictObject({
	faults: Faults.optional(),
	wire: PartialWireFormat.optional(),
	requestsPerHour: z.int().nonnegative().optional(),
	forget: z.literal(true).optional(),
});

/** The parts of a sample Library that another process can read and change through the control path. */
export interface ControlledLibrary {
	faults: FaultInjector;
	wire: WireFormat;
	rate: RateLimiter;
	counters: Counters;
	requests: unknown[];
}

/** Path of the control endpoint; it exists only in a Library started with `control: true`. */
export const CONTROL_PATH = '/__control';

/**
 * Answers a request to the control path. A POST changes what its JSON body names: `faults` replaces all faults, `wire`
 * changes the wire format, `requestsPerHour` the rate limit, and `forget` clears the recorded requests. POST and GET return the
 * state; an invalid body changes nothing and returns 400.
 */
export function handleControl(library: ControlledLibrary, method: string, body: string): SampleResponse {
	if (method === 'POST') {
		const command = ControlCommand.safeParse(parseJson(body));
		if (!command.success) return createJsonResponse({ error: z.prettifyError(command.error) }, 400);
		const { faults, wire, requestsPerHour, forget } = command.data;
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

/** Text that is not JSON is returned as it is: the schema then rejects it. */
function parseJson(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return body;
	}
}
