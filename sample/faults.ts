import { z } from 'zod';
import { PartialWireFormat } from './wire.ts';

const requestFilter = {
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
	z.strictObject({ ...requestFilter, kind: z.literal('latency'), ms: z.number() }),
	z.strictObject({ ...requestFilter, kind: z.literal('type'), type: z.string() }),
	z.strictObject({ ...requestFilter, kind: z.literal('speak'), wire: PartialWireFormat }),
	z.strictObject({
		...requestFilter,
		kind: z.literal('status'),
		status: z.int(),
		retryAfter: z.union([z.number(), z.string()]).optional(),
		as: z.enum(['json', 'html']).default('json'),
		code: z.string().optional(),
		message: z.string().default('The sample Library was told to refuse this.'),
	}),
	z.strictObject({
		...requestFilter,
		kind: z.literal('body'),
		body: z.string(),
		type: z.string().default('application/json'),
		status: z.int().default(200),
	}),
	z.strictObject({ ...requestFilter, kind: z.literal('redirect'), to: z.string(), status: z.int().default(302) }),
	z.strictObject({ ...requestFilter, kind: z.enum(['reset', 'hang', 'cut', 'stall', 'endless']) }),
]);

/** A list of faults as a test or the control path gives it. */
export const Faults = z.array(Fault);

/** One thing that goes wrong: which requests, how often, and what happens to them. */
export type Fault = z.input<typeof Fault>;

type ParsedFault = z.output<typeof Fault>;

/** A fault that only colours the true answer, so that others may strike as well. */
export type ModifierFault = Extract<ParsedFault, { kind: 'latency' | 'type' | 'speak' }>;

/** A fault that decides what becomes of the request. */
export type TerminalFault = Exclude<ParsedFault, ModifierFault>;

/** The faults that are switched on. */
export interface FaultInjector {
	set(faults: readonly Fault[]): void;
	add(...faults: Fault[]): void;
	clear(): void;
	/** Those that can still strike. */
	readonly pending: readonly Fault[];
	/** Those that strike this request: every colour, and the first blow, so that a list of blows with `times` plays in order. */
	takeFor(request: { method: string; path: string }): {
		modifiers: ModifierFault[];
		terminal: TerminalFault | undefined;
	};
}

/** Holds the faults of one sample Library; a fault of the wrong shape is refused with zod's error. */
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
