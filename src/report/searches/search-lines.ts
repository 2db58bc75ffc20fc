import { inspect } from 'node:util';
import { z } from 'zod';
import { parseJson } from '../../files/json.ts';
import { maskQuery } from '../../insights/mask-query.ts';

const MAX_VALUE_LENGTH = 80;
const TYPES: Record<string, string> = { string: 'a text', object: 'JSON' };

const day = z.iso.date('expected a day such as 2026-12-01');
const count = z.int('expected a whole number').min(0, 'expected 0 or more');
/** Masked here too: a collector of the owner's own may keep more than it should. */
const query = z
	.string()
	.transform(maskQuery)
	.refine((text) => text !== '', 'expected a query');

const QueryLine = z.object({ day, query, asked: count, none: count, partial: count, found: count, opened: count });
const AgainLine = z.object({ day, from: query, to: query, again: count });

/** The counts of a query on a day. */
export type QueryLine = z.output<typeof QueryLine>;
/** How often a query was followed by another one on a day. */
export type AgainLine = z.output<typeof AgainLine>;

/** What a collector has counted, and one sentence for each line that is left out. */
export interface SearchLines {
	queries: QueryLine[];
	again: AgainLine[];
	problems: string[];
}

/** Parses the lines of a collector (NDJSON). A line that is not valid is left out. */
export function parseSearchLines(text: string): SearchLines {
	const result: SearchLines = { queries: [], again: [], problems: [] };
	for (const [index, line] of text
		.replace(/^\uFEFF/, '')
		.split('\n')
		.entries()) {
		if (line.trim() === '') continue;
		const value = parseJson(line);
		const isAgain = typeof value === 'object' && value !== null && 'again' in value;
		const parsed = (isAgain ? AgainLine : QueryLine).safeParse(value, { error: describeExpectation });
		if (!parsed.success) result.problems.push(describeProblem(index + 1, line, value, parsed.error.issues[0]));
		else if ('again' in parsed.data) result.again.push(parsed.data);
		else result.queries.push(parsed.data);
	}
	return result;
}

const describeExpectation: z.core.$ZodErrorMap = (issue) =>
	issue.code === 'invalid_type' ? `expected ${TYPES[issue.expected] ?? issue.expected}` : undefined;

function describeProblem(number: number, line: string, value: unknown, issue: z.core.$ZodIssue | undefined): string {
	const key = issue?.path[0];
	if (value === undefined || key === undefined) {
		return `Line ${number} is ${truncate(line)}: expected a line of JSON such as {"day":"2026-12-01","query":"refund","asked":3,"none":3,"partial":0,"found":0,"opened":0}.`;
	}
	const found: unknown = Reflect.get(Object(value), key);
	const shown = found === undefined ? 'nothing' : truncate(inspect(found, { depth: 0, breakLength: Infinity }));
	return `Line ${number}: ${String(key)} is ${shown}: ${issue?.message}.`;
}

function truncate(text: string): string {
	return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text.trim();
}
