import { createQuickSearch, type QuickIndex, type QuickSearch, readQuickIndex } from '../quick/quick-search.ts';
import { fetchJson } from './fetch-json.ts';
import { createTextLoader, type TextLoader } from './text-loader.ts';

/** The quick index with its search, and the loader of the text index. */
export interface LoadedIndexes {
	index: QuickIndex;
	search: QuickSearch;
	text: TextLoader;
}

/** Loads the indexes of a help center. */
export interface IndexLoader {
	/** Starts to load the quick index. It is requested once, and again after a failure. */
	start(): Promise<LoadedIndexes>;
	/** The indexes, if the quick index is loaded. */
	get(): LoadedIndexes | undefined;
}

/** Milliseconds after which loading may be tried again: a reader who was offline may be back online. */
const RETRY_AFTER = 5_000;

async function load(home: string, credentials: RequestCredentials): Promise<LoadedIndexes> {
	const index = readQuickIndex(await fetchJson(`${home}search/quick.json`, credentials));
	const text = createTextLoader(`${home}search/text/`, index, credentials);
	return { index, search: await createQuickSearch(index, { text: text.text }), text };
}

/** Creates the loader for the help center at `home`, which ends with a slash. */
export function createIndexLoader(home: string, credentials: RequestCredentials = 'same-origin'): IndexLoader {
	let loading: Promise<LoadedIndexes> | undefined;
	let ready: LoadedIndexes | undefined;
	return {
		start: () => {
			if (loading) return loading;
			const request = load(home, credentials);
			loading = request;
			request.then(
				(loaded) => {
					ready = loaded;
				},
				() => setTimeout(() => (loading = undefined), RETRY_AFTER),
			);
			return request;
		},
		get: () => ready,
	};
}
