import { inspect } from 'node:util';
import type { z } from 'zod';

const LONGEST = 80;

const KINDS: Record<string, string> = {
	string: 'a text in quotes',
	int: 'a whole number',
	number: 'a number',
	boolean: 'true or false',
	array: 'a list: […]',
	object: 'an object: {…}',
	record: 'an object: {…}',
};

/** What an owner wrote, as they would recognise it, on one line of bounded length. */
export function formatValue(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (typeof value === 'function') return 'a function';
	if (value instanceof Promise) return 'a promise';
	const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value) || Array.isArray(value);
	const text = isPlain ? toJson(value) : inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function toJson(value: unknown): string {
	try {
		return JSON.stringify(value);
	} catch {
		return inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
	}
}

/** What was expected instead, in words for owners; where the schema has words of its own, those stand. */
export const describeExpectation: z.core.$ZodErrorMap = (issue) => {
	if (issue.code === 'invalid_type') return `expected ${KINDS[issue.expected] ?? issue.expected}`;
	if (issue.code === 'invalid_value')
		return `expected one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
	if (issue.code === 'too_small' && issue.origin === 'number') return `expected a number above ${issue.minimum}`;
	return undefined;
};
