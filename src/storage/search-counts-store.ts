import { createDayCounts, type DayCounts, firstKeptDay, toDay } from '../insights/day-counts.ts';
import type { InsightMessage } from '../insights/message.ts';
import type { Storage } from './storage.ts';

const FOLDER = 'searches/';
const toName = (day: string) => `${FOLDER}${day}.ndjson`;

/** Counts what readers search for. */
export interface SearchCountsStore {
	/** Counts a message. Resolves when it is kept. */
	add(message: InsightMessage): Promise<void>;
}

/** Counts searches in `searches/{day}.ndjson`, a record for each day (UTC), for 90 days. One process at a time may do so. */
export function createSearchCountsStore(storage: Storage, now: () => number = Date.now): SearchCountsStore {
	let current: { day: string; counts: Promise<DayCounts>; saved: Promise<void>; isQueued: boolean } | undefined;

	const open = async (day: string): Promise<DayCounts> => {
		for (const name of await storage.list(FOLDER)) if (name < toName(firstKeptDay(now()))) await storage.remove(name);
		return createDayCounts(day, await Array.fromAsync((await storage.get(toName(day))) ?? []));
	};
	return {
		async add(message) {
			const day = toDay(now());
			if (current?.day !== day) current = { day, counts: open(day), saved: Promise.resolve(), isQueued: false };
			const today = current;
			const counts = await today.counts.catch((error: unknown) => {
				if (current === today) current = undefined;
				throw error;
			});
			if (!counts.add(message)) return;
			// Messages that arrive while a record is written share the next one.
			if (!today.isQueued) {
				today.isQueued = true;
				today.saved = today.saved
					.catch(() => {})
					.then(() => {
						today.isQueued = false;
						return storage.put(toName(day), counts.lines());
					});
			}
			await today.saved;
		},
	};
}
