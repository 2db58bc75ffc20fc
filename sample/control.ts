import { z } from 'zod';
import { type Answer, jsonAnswer } from './answers.ts';
import type { Counters } from './counters.ts';
import { type FaultBox, Faults } from './faults.ts';
import type { Rate } from './rate.ts';
import { SomeWire, type Wire, wireWith } from './wire.ts';

const Orders = z.strictObject({
	faults: Faults.optional(),
	wire: SomeWire.optional(),
	requestsPerHour: z.int().nonnegative().optional(),
	forget: z.literal(true).optional(),
});

/** What tests in another process may look at and change. */
export interface Controlled {
	faults: FaultBox;
	wire: Wire;
	rate: Rate;
	counters: Counters;
	requests: unknown[];
}

/** The address of the control path; it exists only in a Library started with `control: true`. */
export const CONTROL_PATH = '/__control';

/** Obeys a POST (`faults` replaces those there are), and answers it, like a GET, with how things stand. */
export function control(library: Controlled, method: string, body: string): Answer {
	if (method === 'POST') {
		const read = Orders.safeParse(parsed(body));
		if (!read.success) return jsonAnswer({ error: z.prettifyError(read.error) }, 400);
		const { faults, wire, requestsPerHour, forget } = read.data;
		if (faults) library.faults.set(faults);
		if (wire) Object.assign(library.wire, wireWith(wire, library.wire));
		if (requestsPerHour !== undefined) library.rate.limit = requestsPerHour;
		if (forget) library.requests.length = 0;
	}
	return jsonAnswer({
		wire: library.wire,
		waiting: library.faults.waiting.map(({ path, ...fault }) => ({
			...fault,
			...(path === undefined ? {} : { path: path instanceof RegExp ? path.source : path }),
		})),
		requestsPerHour: library.rate.limit,
		requests: library.requests,
		counters: library.counters.all(),
	});
}

function parsed(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return body;
	}
}
