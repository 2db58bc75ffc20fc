import type { PanelFile } from '../types.ts';
import { loadIndex } from './index-source.ts';

export { createBox } from './search-box.ts';

/** Starts to load the index. A failure is ignored: the index is loaded again when it is needed. */
export const preload: PanelFile['preload'] = (home) => {
	loadIndex(home).catch(() => {});
};

/** Loads the dialog only when it is needed: most boxes do not need it. */
export const createDialog: PanelFile['createDialog'] = async (...parts) => {
	const { createDialog } = await import('./dialog.ts');
	return createDialog(...parts);
};
