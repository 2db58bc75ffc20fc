import type { PanelFile } from '../types.ts';
import { loadIndex } from './index-source.ts';

export { createBox } from './search-box.ts';

/** Begins to load the index; what fails is tried again when it is needed. */
export const preload: PanelFile['preload'] = (home) => {
	loadIndex(home).catch(() => {});
};

/** Brings the dialog with it, which most boxes don't need. */
export const createDialog: PanelFile['createDialog'] = async (...parts) => {
	const { createDialog } = await import('./dialog.ts');
	return createDialog(...parts);
};
