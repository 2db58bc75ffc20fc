import { hash } from 'node:crypto';
import { camelKeys } from './wire-article.ts';

/** What readers do to an article, in any spelling: `viewCount`, `use_count`, `notHelpfulCount`, `helpful`… */
const COUNTER =
	/^(total)?(not|un)?(view|use|usage|helpful|vote|like|dislike|feedback)s?(count|total|score|rate|yes|no)?s?$/i;

const DEEPEST = 20;

/**
 * A short name for everything a list says of an article but its counters and its content. As long as it stays the same, the article has
 * not changed and isn't asked for again.
 */
export function digestOf(listed: unknown): string {
	return hash('sha256', JSON.stringify(inOrder(listed, 0))).slice(0, 16);
}

function inOrder(value: unknown, depth: number): unknown {
	if (typeof value !== 'object' || value === null) return value;
	// Nesting has no end on the wire, but the stack has.
	if (depth > DEEPEST) return 'deep';
	if (Array.isArray(value)) return value.map((item) => inOrder(item, depth + 1));
	return Object.entries(camelKeys(value) as object) // an object's keys in camel case are an object again
		.filter(([key, field]) => !(COUNTER.test(key) && isCount(field)) && !(depth === 0 && key === 'content'))
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([key, field]) => [key, inOrder(field, depth + 1)]);
}

function isCount(field: unknown): boolean {
	if (Array.isArray(field)) return false;
	if (typeof field === 'object' && field !== null) return Object.values(field).every(isNumber);
	return isNumber(field);
}

function isNumber(field: unknown): boolean {
	return field === null || typeof field === 'number' || (typeof field === 'string' && /^\d+(\.\d+)?$/.test(field));
}
