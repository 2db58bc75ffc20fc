import { boxSetup, homeUrl } from './box-form.ts';
import type { PanelFile } from './types.ts';

let loading: Promise<PanelFile> | undefined;

/** Loads the file that is needed at first focus, once for all boxes of a page. */
export function loadPanelFile(): Promise<PanelFile> {
	loading ??= import(/* @vite-ignore */ homeUrl + boxSetup.panel).catch((error: unknown) => {
		// The next use tries again.
		loading = undefined;
		throw error;
	});
	return loading;
}
