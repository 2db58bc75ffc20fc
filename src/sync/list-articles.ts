import { LibraryError } from '../model/errors.ts';
import type { Skipped } from '../model/snapshot.ts';
import type { Listed, SourceReader } from '../sources/source.ts';
import type { ProgressStep } from './progress.ts';

/** What one pass over the list of articles brought; `ended` is why it broke off, if it did. */
export interface ListResult {
	listed: Listed[];
	/** Articles that nothing can be done with. */
	skipped: Skipped[];
	/** How many there are, where the Library says so. */
	total: number | undefined;
	/** How many of those it listed neither the first time nor the second. */
	unlisted: number;
	stoppedBy: LibraryError | undefined;
}

/**
 * Reads the list of articles page by page, and once more where the Library says that there are more than it listed: something may have
 * slipped from a page not yet read to one that was. Where it said so last time too (`expected`), there is nothing to find. Throws only
 * where not even the first page came.
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
				// What came before is looked at again only for what a shifting list may have changed of it.
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
		// The list is whole. A second look is for as long as the moment allows.
		if (!(error instanceof LibraryError)) throw error;
	}
	return result;
}
