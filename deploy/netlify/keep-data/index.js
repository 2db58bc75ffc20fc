/**
 * The part of Netlify's build utilities that is needed here.
 * @typedef {{ utils: { cache: { restore(path: string): Promise<boolean>, save(path: string): Promise<boolean> } } }} Build
 */

/** The project's own default for DATA_DIR. */
const FOLDER = '.data';

/** Fetches what the last build left, if it left something. */
export const onPreBuild = async (/** @type {Build} */ { utils }) => {
	await utils.cache.restore(FOLDER);
};

/** Keeps it for the next one. */
export const onPostBuild = async (/** @type {Build} */ { utils }) => {
	await utils.cache.save(FOLDER);
};

/** A first copy that is not whole yet ends a build too; what came so far is handed over all the same. */
export const onError = onPostBuild;
