import { LibraryError } from '../model/errors.ts';
import type { Skipped } from '../model/snapshot.ts';
import type { Listed, SourceReader } from '../sources/source.ts';
import type { ProgressStep } from './progress.ts';

/** The result of reading the list of articles. `stoppedBy` is why it ended early, if it did. */
export interface ListResult {
	listed: Listed[];
	/** Articles that can't be used. */
	skipped: Skipped[];
	/** How many articles there are, if the Library says so. */
	total: number | undefined;
	/** How many of `total` were listed neither in the first round nor in the second. */
	unlisted: number;
	stoppedBy: LibraryError | undefined;
}

/**
 * Reads the list of articles page by page. Reads it a second time if the Library says that there are more articles than it listed: while the
 * list was read, an article may have moved to a page that had been read already. If as many were missing in the last sync
 * (`expectedUnlisted`), the second round is skipped. Throws only if not even the first page could be read.
 */
export async function listArticles(
	reader: SourceReader,
	onProgress: (step: ProgressStep) => void,
	expectedUnlisted = 0,
): Promise<ListResult> {
	const result: ListResult = { listed: [], skipped: [], total: undefined, unlisted: 0, stoppedBy: undefined };
	const seen = new Set<string>();
	const countUnlisted = () => Math.max(0, (result.total ?? 0) - seen.size);
	const readRound = async (round: number) => {
		for await (const { items, total } of reader.list(round)) {
			for (const { identity, kept, unusable } of items) {
				// Articles that were seen before are added again, because they may have changed since; `dedupeListed` keeps the newer one.
				if (kept) result.listed.push(kept);
				if (unusable && !seen.has(identity)) result.skipped.push(unusable);
				seen.add(identity);
			}
			result.total = total ?? result.total;
			onProgress({ label: round === 1 ? 'Listing' : 'Listing again', done: seen.size, total: result.total });
		}
	};
	try {
		await readRound(1);
	} catch (error) {
		if (!(error instanceof LibraryError) || seen.size === 0) throw error;
		result.stoppedBy = error;
		return result;
	}
	try {
		if (countUnlisted() !== expectedUnlisted && countUnlisted() > 0) await readRound(2);
		result.unlisted = countUnlisted();
	} catch (error) {
		// The list is complete without the second round.
		if (!(error instanceof LibraryError)) throw error;
	}
	return result;
}
