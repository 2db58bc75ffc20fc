import type { LibraryReader } from './client.ts';
import type { Listed } from './doors.ts';
import { LibraryError } from './errors.ts';
import type { ProgressStep } from './progress.ts';
import type { Named } from './snapshot.ts';

/** What one pass over the list of articles brought; `ended` is why it broke off, if it did. */
export interface ListPass {
	listed: Listed[];
	/** Articles that nothing can be done with. */
	unusable: Named[];
	total: number | undefined;
	ended: LibraryError | undefined;
}

/** Reads the list of articles page by page; throws only where not even the first came. */
export async function readList(client: LibraryReader, onProgress: (step: ProgressStep) => void): Promise<ListPass> {
	const pass: ListPass = { listed: [], unusable: [], total: undefined, ended: undefined };
	let pages = 0;
	try {
		for await (const { items, told } of client.articles()) {
			pages += 1;
			for (const { kept, unusable } of items) {
				if (kept) pass.listed.push(kept);
				if (unusable) pass.unusable.push(unusable);
			}
			pass.total = told.total ?? pass.total;
			onProgress({ label: 'Listing', done: pass.listed.length, total: pass.total });
		}
	} catch (error) {
		if (!(error instanceof LibraryError) || pages === 0) throw error;
		pass.ended = error;
	}
	return pass;
}
