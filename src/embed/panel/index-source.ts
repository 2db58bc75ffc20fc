import {
	createQuickSearch,
	type QuickIndex,
	type QuickSearch,
	readQuickIndex,
} from '../../search/quick/quick-search.ts';

/** The quick index, and what searches it. */
export interface LoadedIndex {
	index: QuickIndex;
	search: QuickSearch;
}

const TIMEOUT = 15_000;
/** Milliseconds before a failure is forgotten: whoever was offline may be back. */
const AGAIN = 4_000;

let coming: Promise<LoadedIndex> | undefined;
let ready: LoadedIndex | undefined;

async function load(address: string): Promise<LoadedIndex> {
	const response = await fetch(address, {
		cache: 'no-cache',
		credentials: 'omit',
		signal: AbortSignal.timeout(TIMEOUT),
	});
	if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
	const index = readQuickIndex(await response.json());
	return { index, search: await createQuickSearch(index) };
}

/** Loads the index of the help center at `home`, once for all boxes of a page, and again after a failure. */
export function loadIndex(home: string): Promise<LoadedIndex> {
	if (coming) return coming;
	const loading = load(`${home}search/quick.json`);
	coming = loading;
	loading.then(
		(opened) => {
			ready = opened;
		},
		() =>
			setTimeout(() => {
				coming = undefined;
			}, AGAIN),
	);
	return loading;
}

/** The index, where it is there. */
export function getLoadedIndex(): LoadedIndex | undefined {
	return ready;
}
