/**
 * The part of Netlify's build utilities that this plug-in uses.
 * @typedef {{ utils: { cache: { restore(path: string): Promise<boolean>, save(path: string): Promise<boolean> } } }} Build
 */

/** The project's default for DATA_DIR. */
const FOLDER = '.data';

/** Restores the folder that the last build saved, if there is one. */
export const onPreBuild = async (/** @type {Build} */ { utils }) => {
	await utils.cache.restore(FOLDER);
};

/** Saves the folder for the next build. */
export const onPostBuild = async (/** @type {Build} */ { utils }) => {
	await utils.cache.save(FOLDER);
};

/** Saves it after a failed build too: a build with an incomplete first copy fails, and the next one continues from there. */
export const onError = onPostBuild;
