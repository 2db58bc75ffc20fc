import { hash } from 'node:crypto';
import { camelizeKeys } from './wire-article.ts';

/** Names of fields that count what readers do, in any spelling: `viewCount`, `use_count`, `notHelpfulCount`, `helpful`… */
const COUNTER_FIELD =
	/^(total)?(not|un)?(view|use|usage|helpful|vote|like|dislike|feedback)s?(count|total|score|rate|yes|no)?s?$/i;

const MAX_DEPTH = 20;

/**
 * Computes a digest of an article's entry in a list, without its counters and its content. As long as the digest stays the same, the
 * article has not changed and isn't requested again.
 */
export function computeChangeDigest(listed: unknown): string {
	return hash('sha256', JSON.stringify(canonicalize(listed, 0))).slice(0, 16);
}

function canonicalize(value: unknown, depth: number): unknown {
	if (typeof value !== 'object' || value === null) return value;
	// A response may be nested without limit, but the stack is limited.
	if (depth > MAX_DEPTH) return 'deep';
	if (Array.isArray(value)) return value.map((item) => canonicalize(item, depth + 1));
	return Object.entries(camelizeKeys(value) as object) // `as`: for an object, `camelizeKeys` returns an object
		.filter(
			([key, field]) => !(COUNTER_FIELD.test(key) && isCounterValue(field)) && !(depth === 0 && key === 'content'),
		)
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([key, field]) => [key, canonicalize(field, depth + 1)]);
}

function isCounterValue(field: unknown): boolean {
	if (Array.isArray(field)) return false;
	if (typeof field === 'object' && field !== null) return Object.values(field).every(isNumeric);
	return isNumeric(field);
}

function isNumeric(field: unknown): boolean {
	return field === null || typeof field === 'number' || (typeof field === 'string' && /^\d+(\.\d+)?$/.test(field));
}
