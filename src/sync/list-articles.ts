import { LibraryError } from '../model/errors.ts';
import type { Named } from '../model/snapshot.ts';
import type { LibraryReader, Listed } from '../sources/source.ts';
import type { ProgressStep } from './progress.ts';

/** What one pass over the list of articles brought; `ended` is why it broke off, if it did. */
export interface ListPass {
	listed: Listed[];
	/** Articles that nothing can be done with. */
	unusable: Named[];
	/** How many there are, where the Library says so. */
	total: number | undefined;
	/** How many of those it listed neither the first time nor the second. */
	unlisted: number;
	ended: LibraryError | undefined;
}

/**
 * Reads the list of articles page by page, and once more where the Library says that there are more than it listed: something may have
 * slipped from a page not yet read to one that was. Where it said so last time too (`expected`), there is nothing to find. Throws only
 * where not even the first page came.
 */
export async function readList(
	client: LibraryReader,
	onProgress: (step: ProgressStep) => void,
	expected = 0,
): Promise<ListPass> {
	const pass: ListPass = { listed: [], unusable: [], total: undefined, unlisted: 0, ended: undefined };
	const seen = new Set<string>();
	const slipped = () => Math.max(0, (pass.total ?? 0) - seen.size);
	const readRound = async (round: number) => {
		for await (const { items, told } of client.articles(round)) {
			for (const { identity, kept, unusable } of items) {
				// What came before is looked at again only for what a shifting list may have changed of it.
				if (kept) pass.listed.push(kept);
				if (unusable && !seen.has(identity)) pass.unusable.push(unusable);
				seen.add(identity);
			}
			pass.total = told.total ?? pass.total;
			onProgress({ label: round === 1 ? 'Listing' : 'Listing again', done: seen.size, total: pass.total });
		}
	};
	try {
		await readRound(1);
	} catch (error) {
		if (!(error instanceof LibraryError) || seen.size === 0) throw error;
		pass.ended = error;
		return pass;
	}
	try {
		if (slipped() !== expected && slipped() > 0) await readRound(2);
		pass.unlisted = slipped();
	} catch (error) {
		// The list is whole. A second look is for as long as the moment allows.
		if (!(error instanceof LibraryError)) throw error;
	}
	return pass;
}
