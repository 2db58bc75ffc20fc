import {
	createQuickSearch,
	type QuickIndex,
	type QuickSearch,
	readQuickIndex,
} from '../../search/quick/quick-search.ts';

/** The quick index, and its search. */
export interface LoadedIndex {
	index: QuickIndex;
	search: QuickSearch;
}

const TIMEOUT = 15_000;
/** Milliseconds after which loading may be tried again: a reader who was offline may be back online. */
const RETRY_AFTER = 4_000;

let loading: Promise<LoadedIndex> | undefined;
let ready: LoadedIndex | undefined;

async function load(url: string): Promise<LoadedIndex> {
	const response = await fetch(url, {
		cache: 'no-cache',
		credentials: 'omit',
		signal: AbortSignal.timeout(TIMEOUT),
	});
	if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
	const index = readQuickIndex(await response.json());
	return { index, search: await createQuickSearch(index) };
}

/** Loads the index of the help center at `home`, once for all boxes of a page, and again after a failure. */
export function loadIndex(home: string): Promise<LoadedIndex> {
	if (loading) return loading;
	const request = load(`${home}search/quick.json`);
	loading = request;
	request.then(
		(opened) => {
			ready = opened;
		},
		() =>
			setTimeout(() => {
				loading = undefined;
			}, RETRY_AFTER),
	);
	return request;
}

/** Returns the index if it is loaded. */
export function getLoadedIndex(): LoadedIndex | undefined {
	return ready;
}
