import { inspect } from 'node:util';
import type { z } from 'zod';

const MAX_VALUE_LENGTH = 80;

const TYPE_NAMES: Record<string, string> = {
	string: 'a text in quotes',
	int: 'a whole number',
	number: 'a number',
	boolean: 'true or false',
	array: 'a list: […]',
	object: 'an object: {…}',
	record: 'an object: {…}',
};

/** A value of the configuration as its owner would recognise it, on one line of limited length. */
export function formatValue(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (typeof value === 'function') return 'a function';
	if (value instanceof Promise) return 'a promise';
	const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value) || Array.isArray(value);
	const text = isPlain ? toJson(value) : inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
	return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text;
}

function toJson(value: unknown): string {
	try {
		return JSON.stringify(value);
	} catch {
		return inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
	}
}

/** What was expected instead of a wrong value, in words for owners. Messages of the schema itself take precedence. */
export const describeExpectation: z.core.$ZodErrorMap = (issue) => {
	if (issue.code === 'invalid_type') return `expected ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
	if (issue.code === 'invalid_value')
		return `expected one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
	if (issue.code === 'too_small' && issue.origin === 'number') return `expected a number above ${issue.minimum}`;
	return undefined;
};
