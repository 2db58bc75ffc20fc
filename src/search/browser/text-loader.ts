import type { QuickIndex } from '../quick/quick-search.ts';
import { decodeTerms } from '../text/text-format.ts';
import { TextIndex } from '../text/text-index.ts';
import { fetchJson } from './fetch-json.ts';

/** Loads the parts of the text index that queries need. */
export interface TextLoader {
	/** What was loaded so far. */
	text: TextIndex;
	/** Loads the parts for these terms. Resolves to `false` if one could not be loaded. */
	load(terms: readonly string[]): Promise<boolean>;
	/** Whether the parts for these terms are loaded. */
	isLoaded(terms: readonly string[]): boolean;
}

/** Milliseconds after which loading may be tried again: a reader who was offline may be back online. */
const RETRY_AFTER = 5_000;

/** The last part whose first term does not come after this one. */
function findPart(firstTerms: readonly string[], term: string): number {
	return Math.max(
		0,
		firstTerms.findLastIndex((first) => first <= term),
	);
}

/** Creates the loader of the text index that belongs to a quick index, and whose files are in `folder`. */
export function createTextLoader(
	folder: string,
	{ id, textParts }: Pick<QuickIndex, 'id' | 'textParts'>,
	credentials: RequestCredentials,
): TextLoader {
	const text = new TextIndex();
	const parts = new Map<number, Promise<boolean>>();
	const loaded = new Set<number>();
	const listParts = (terms: readonly string[]) => {
		if (textParts.length === 0) return [];
		// The terms that begin as typed may go on in the next part.
		const found = terms.flatMap((term) => [findPart(textParts, term), findPart(textParts, `${term}\uffff`)]);
		return [...new Set(found)];
	};
	const loadPart = (number: number): Promise<boolean> => {
		const known = parts.get(number);
		if (known) return known;
		const loading = fetchJson(`${folder}${number}.json`, credentials).then((file) => {
			text.add(decodeTerms(file, id));
			loaded.add(number);
			return true;
		});
		const result = loading.catch(() => {
			setTimeout(() => parts.delete(number), RETRY_AFTER);
			return false;
		});
		parts.set(number, result);
		return result;
	};
	return {
		text,
		load: async (terms) => (await Promise.all(listParts(terms).map(loadPart))).every(Boolean),
		isLoaded: (terms) => listParts(terms).every((number) => loaded.has(number)),
	};
}
