import { z } from 'zod';
import { SomeWire } from './wire.ts';

const which = {
	/** Any method without it. */
	method: z.string().optional(),
	/** Tested on path and query; a text is the source of the expression. */
	path: z.union([z.instanceof(RegExp), z.string().transform((source) => new RegExp(source))]).optional(),
	/** How many requests it strikes; always without it. */
	times: z.int().positive().optional(),
	/** How many matching requests pass before it begins. */
	after: z.int().nonnegative().optional(),
};

const Fault = z.discriminatedUnion('kind', [
	z.strictObject({ ...which, kind: z.literal('latency'), ms: z.number() }),
	z.strictObject({ ...which, kind: z.literal('type'), type: z.string() }),
	z.strictObject({ ...which, kind: z.literal('speak'), wire: SomeWire }),
	z.strictObject({
		...which,
		kind: z.literal('status'),
		status: z.int(),
		retryAfter: z.union([z.number(), z.string()]).optional(),
		as: z.enum(['json', 'html']).default('json'),
		code: z.string().optional(),
		message: z.string().default('The sample Library was told to refuse this.'),
	}),
	z.strictObject({
		...which,
		kind: z.literal('body'),
		body: z.string(),
		type: z.string().default('application/json'),
		status: z.int().default(200),
	}),
	z.strictObject({ ...which, kind: z.literal('redirect'), to: z.string(), status: z.int().default(302) }),
	z.strictObject({ ...which, kind: z.enum(['reset', 'hang', 'cut', 'stall', 'endless']) }),
]);

/** A list of faults as a test or the control path gives it. */
export const Faults = z.array(Fault);

/** One thing that goes wrong: which requests, how often, and what happens to them. */
export type Fault = z.input<typeof Fault>;

type ReadyFault = z.output<typeof Fault>;

/** A fault that only colours the true answer, so that others may strike as well. */
export type Colour = Extract<ReadyFault, { kind: 'latency' | 'type' | 'speak' }>;

/** A fault that decides what becomes of the request. */
export type Blow = Exclude<ReadyFault, Colour>;

/** The faults that are switched on. */
export interface FaultBox {
	set(faults: readonly Fault[]): void;
	add(...faults: Fault[]): void;
	clear(): void;
	/** Those that can still strike. */
	readonly waiting: readonly Fault[];
	/** Those that strike this request: every colour, and the first blow, so that a list of blows with `times` plays in order. */
	strike(request: { method: string; path: string }): { colours: Colour[]; blow: Blow | undefined };
}

/** Holds the faults of one sample Library; a fault of the wrong shape is refused with zod's error. */
export function createFaults(first: readonly Fault[] = []): FaultBox {
	let waiting = Faults.parse(first);
	return {
		set(faults) {
			waiting = Faults.parse(faults);
		},
		add(...faults) {
			waiting.push(...Faults.parse(faults));
		},
		clear() {
			waiting = [];
		},
		get waiting() {
			return waiting;
		},
		strike(request) {
			const colours: Colour[] = [];
			let blow: Blow | undefined;
			for (const fault of waiting) {
				if (blow !== undefined && !isColour(fault)) continue;
				if (!matches(fault, request) || !isDue(fault)) continue;
				if (fault.times !== undefined) fault.times -= 1;
				if (isColour(fault)) colours.push(fault);
				else blow = fault;
			}
			waiting = waiting.filter((fault) => fault.times !== 0);
			return { colours, blow };
		},
	};
}

function isColour(fault: ReadyFault): fault is Colour {
	return fault.kind === 'latency' || fault.kind === 'type' || fault.kind === 'speak';
}

function matches(fault: ReadyFault, { method, path }: { method: string; path: string }): boolean {
	return (fault.method ?? method) === method && (fault.path === undefined || path.search(fault.path) !== -1);
}

function isDue(fault: ReadyFault): boolean {
	if (!fault.after) return true;
	fault.after -= 1;
	return false;
}
