import { z } from 'zod';
import { parseJson, toSingleJsonLine } from '../files/json.ts';
import { recordSlugs } from '../model/record-slugs.ts';
import { emptySlugHistory, type SlugHistory, SlugHistoryEntry, settleFutureTimes } from '../model/slug-history.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { keepBroken } from './keep-broken.ts';
import type { Lease, Storage } from './storage.ts';
import { createMigration, STORED_FORMATS } from './stored-formats.ts';
import { withLease } from './with-lease.ts';

const FORMAT = STORED_FORMATS.slugHistory;

const Header = z.object({ version: z.literal(FORMAT.version), articles: z.number(), categories: z.number() });
const Line = z.tuple([z.enum(['article', 'category']), SlugHistoryEntry]);

/** Stores the slug history of a team's library. */
export interface SlugHistoryStore {
	/** Returns the slug history. If it is missing or damaged: what can be read of it, updated with the snapshot `previous`. */
	load(previous: Snapshot | undefined): Promise<SlugHistory>;
	/** Loads, changes and saves the slug history under a lease, so that no other process does it at the same time. Returns the result. */
	update(previous: Snapshot | undefined, change: (history: SlugHistory) => SlugHistory): Promise<SlugHistory>;
}

/**
 * Stores the slug history in `ledger.ndjson`: a header, then one entry per line.
 *
 * It is saved after the snapshot from which it was recorded. A process that is killed between the two loses nothing: the slug history still
 * has the earlier slugs, so the next run finds the same renamed and gone articles again when it compares its snapshot with it. Nothing was
 * published in between, because pages are created after both are saved. With `now`, times in the future are settled when it is loaded.
 */
export function createSlugHistoryStore(
	storage: Storage,
	warn: (line: string) => void = () => {},
	now?: () => number,
): SlugHistoryStore {
	const load = async (previous: Snapshot | undefined): Promise<SlugHistory> => {
		const lines = await storage.get(FORMAT.name);
		const path = storage.locate(FORMAT.name);
		const { history, isWhole } = lines ? await parseHistory(lines, path) : { history: emptySlugHistory, isWhole: true };
		if (!isWhole) {
			const name = await keepBroken(storage, FORMAT.name);
			warn(`${path} is damaged: it is renamed to ${name}, and replaced with what can be read of it.`);
		}
		const past = now ? settleFutureTimes(history, now()) : history;
		if (!previous || (lines && isWhole)) return past;
		return recordSlugs(past, previous, Date.parse(previous.takenAt));
	};

	return {
		load,
		update: (previous, change) =>
			withLease(storage, 'ledger', async (lease: Lease) => {
				const history = await load(previous);
				const changed = change(history);
				if (changed !== history) await storage.put(FORMAT.name, formatHistory(changed), lease);
				return changed;
			}),
	};
}

/** Parses line by line, so that a damaged line does not affect the others. */
async function parseHistory(
	lines: AsyncIterable<string>,
	path: string,
): Promise<{ history: SlugHistory; isWhole: boolean }> {
	const migrate = createMigration(FORMAT, path);
	let index = 0;
	const history: SlugHistory = { articles: [], categories: [] };
	let header: z.output<typeof Header> | undefined;
	let isWhole = true;
	for await (const line of lines) {
		const value = migrate(parseJson(line), index);
		index += 1;
		if (!header) {
			header = Header.safeParse(value).data;
			if (header) continue;
		}
		const { data } = Line.safeParse(value);
		if (!data) isWhole = false;
		else if (data[0] === 'article') history.articles.push(data[1]);
		else history.categories.push(data[1]);
	}
	const isComplete = header?.articles === history.articles.length && header.categories === history.categories.length;
	return { history, isWhole: isWhole && isComplete };
}

function* formatHistory({ articles, categories }: SlugHistory): Generator<string> {
	yield toSingleJsonLine({ version: FORMAT.version, articles: articles.length, categories: categories.length });
	for (const entry of categories) yield toSingleJsonLine(['category', entry]);
	for (const entry of articles) yield toSingleJsonLine(['article', entry]);
}
