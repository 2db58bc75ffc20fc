import { z } from 'zod';
import { PartialWireFormat } from './wire.ts';

const requestFilter = {
	/** Default: any method. */
	method: z.string().optional(),
	/** Matched against path and query; a string is the source of a regular expression. Default: any path. */
	path: z.union([z.instanceof(RegExp), z.string().transform((source) => new RegExp(source))]).optional(),
	/** Number of requests that it affects. Default: no limit. */
	times: z.int().positive().optional(),
	/** Number of matching requests that are not affected first. Default: 0. */
	after: z.int().nonnegative().optional(),
};

const Fault = z.discriminatedUnion('kind', [
	/** Delays the response by `ms` milliseconds. */
	z.strictObject({ ...requestFilter, kind: z.literal('latency'), ms: z.number() }),
	/** Sends the normal response with another `Content-Type`. */
	z.strictObject({ ...requestFilter, kind: z.literal('type'), type: z.string() }),
	/** Answers in another wire format, for example in that of an older API generation. */
	z.strictObject({ ...requestFilter, kind: z.literal('speak'), wire: PartialWireFormat }),
	/** Sends an error status, with a JSON body as the API does, or with HTML as a proxy in front of it does. */
	z.strictObject({
		...requestFilter,
		kind: z.literal('status'),
		status: z.int(),
		retryAfter: z.union([z.number(), z.string()]).optional(),
		as: z.enum(['json', 'html']).default('json'),
		code: z.string().optional(),
		message: z.string().default('A test told the sample Library to fail this request.'),
	}),
	/** Sends another body. */
	z.strictObject({
		...requestFilter,
		kind: z.literal('body'),
		body: z.string(),
		type: z.string().default('application/json'),
		status: z.int().default(200),
	}),
	z.strictObject({ ...requestFilter, kind: z.literal('redirect'), to: z.string(), status: z.int().default(302) }),
	/**
	 * `reset` closes the connection without a response, `hang` never responds, `cut` closes the connection in the middle of the body,
	 * `stall` stops sending in the middle of the body, `endless` sends a body without an end.
	 */
	z.strictObject({ ...requestFilter, kind: z.enum(['reset', 'hang', 'cut', 'stall', 'endless']) }),
]);

/** Parses a list of faults from a test or from the control path. */
export const Faults = z.array(Fault);

/** One simulated failure: which requests it affects, how often, and what happens to them. */
export type Fault = z.input<typeof Fault>;

type ParsedFault = z.output<typeof Fault>;

/** A fault that only changes the normal response: several of these can apply to one request. */
export type ModifierFault = Extract<ParsedFault, { kind: 'latency' | 'type' | 'speak' }>;

/** A fault that decides how the request ends: at most one of these applies to a request. */
export type TerminalFault = Exclude<ParsedFault, ModifierFault>;

/** The faults of a sample Library. */
export interface FaultInjector {
	/** Replaces all faults. */
	set(faults: readonly Fault[]): void;
	add(...faults: Fault[]): void;
	clear(): void;
	/** The faults that can still affect a request: `times` is not used up. */
	readonly pending: readonly Fault[];
	/**
	 * Takes the faults for one request, and counts down their `times` and `after`: every matching modifier, and the first matching
	 * terminal fault, so that a list of terminal faults with `times` applies in its order.
	 */
	takeFor(request: { method: string; path: string }): {
		modifiers: ModifierFault[];
		terminal: TerminalFault | undefined;
	};
}

/**
 * Creates the fault injector of one sample Library.
 * @throws zod's error, if a fault does not match the schema
 */
export function createFaultInjector(first: readonly Fault[] = []): FaultInjector {
	let pending = Faults.parse(first);
	return {
		set(faults) {
			pending = Faults.parse(faults);
		},
		add(...faults) {
			pending.push(...Faults.parse(faults));
		},
		clear() {
			pending = [];
		},
		get pending() {
			return pending;
		},
		takeFor(request) {
			const modifiers: ModifierFault[] = [];
			let terminal: TerminalFault | undefined;
			for (const fault of pending) {
				if (terminal !== undefined && !isModifier(fault)) continue;
				if (!matches(fault, request) || !isDue(fault)) continue;
				if (fault.times !== undefined) fault.times -= 1;
				if (isModifier(fault)) modifiers.push(fault);
				else terminal = fault;
			}
			pending = pending.filter((fault) => fault.times !== 0);
			return { modifiers, terminal };
		},
	};
}

function isModifier(fault: ParsedFault): fault is ModifierFault {
	return fault.kind === 'latency' || fault.kind === 'type' || fault.kind === 'speak';
}

function matches(fault: ParsedFault, { method, path }: { method: string; path: string }): boolean {
	return (fault.method ?? method) === method && (fault.path === undefined || path.search(fault.path) !== -1);
}

function isDue(fault: ParsedFault): boolean {
	if (!fault.after) return true;
	fault.after -= 1;
	return false;
}
