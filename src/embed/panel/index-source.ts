import { createIndexLoader, type IndexLoader, type LoadedIndexes } from '../../search/browser/index-loader.ts';

export type LoadedIndex = LoadedIndexes;

/** One loader for all boxes of a page. */
let loader: IndexLoader | undefined;

/** Loads the index of the help center at `home`, once for all boxes of a page, and again after a failure. */
export function loadIndex(home: string): Promise<LoadedIndex> {
	loader ??= createIndexLoader(home, 'omit');
	return loader.start();
}

/** Returns the index if it is loaded. */
export function getLoadedIndex(): LoadedIndex | undefined {
	return loader?.get();
}
