import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const ReaderCounts = z.object({ views: z.int(), helpful: z.int(), notHelpful: z.int() });
const Counts = z.record(z.string(), ReaderCounts);

/** Views and votes of one article since the counters were created. */
export type Count = z.output<typeof ReaderCounts>;

/** Views and votes by article slug. */
export interface Counters {
	get(slug: string): Count;
	all(): Record<string, Count>;
	/** Adds one to a counter of the article and returns all of its counters. */
	add(slug: string, what: keyof Count): Count;
}

/**
 * Creates counters that `add` stores in `sample-counters.json` of `dataDir` before it returns; without `dataDir` they are only in memory.
 * If the file cannot be read, a line goes to `log` and all counters start at zero.
 */
export function createCounters(dataDir: string | undefined, log: (line: string) => void): Counters {
	const path = dataDir === undefined ? undefined : join(dataDir, 'sample-counters.json');
	const counts = new Map(Object.entries(path === undefined ? {} : readCounts(path, log)));
	const get = (slug: string): Count => ({ views: 0, helpful: 0, notHelpful: 0, ...counts.get(slug) });
	return {
		get,
		all: () => Object.fromEntries(counts),
		add(slug, what) {
			const count = get(slug);
			count[what] += 1;
			counts.set(slug, count);
			if (path !== undefined) writeCounts(path, JSON.stringify(Object.fromEntries(counts)));
			return count;
		},
	};
}

function readCounts(path: string, log: (line: string) => void): Record<string, Count> {
	try {
		return Counts.parse(JSON.parse(readFileSync(path, 'utf8')));
	} catch (error) {
		const isNew = error instanceof Error && 'code' in error && error.code === 'ENOENT';
		if (!isNew) log(`The counters in ${path} can't be read, so they start at zero.`);
		return {};
	}
}

// Synchronous, so that two requests cannot overwrite each other; the file has only a few kilobytes.
function writeCounts(path: string, text: string): void {
	mkdirSync(join(path, '..'), { recursive: true });
	writeFileSync(`${path}.new`, text);
	renameSync(`${path}.new`, path);
}
