import { loadPanel } from './fetch-panel.ts';

/** The tag name of every search box. */
export const SEARCH_BOX_TAG = 'help-search-box';

/** Milliseconds after which a reader sees that the search is loading. */
const SLOW_AFTER = 300;

/** Whether the search is loading or loaded, and whether a reader has used a search box again in the meantime. */
let isLoading = false;
let isRequestedAgain = false;

/** Shows in every search box that the search is loading or has failed, with texts from the box's HTML. */
function showStatus(state?: 'waiting' | 'failed'): void {
	for (const status of document.querySelectorAll<HTMLElement>(`${SEARCH_BOX_TAG} > [data-part=status]`)) {
		const text = (state && status.dataset[state]) ?? '';
		// Screen readers would read out the same text again.
		if (status.textContent !== text) status.textContent = text;
	}
}

async function loadAndDefine(panel: string): Promise<void> {
	const slow = setTimeout(showStatus, SLOW_AFTER, 'waiting');
	try {
		const [{ HelpSearchBox }] = await Promise.all([import('./help-search-box.ts'), loadPanel(panel)]);
		showStatus();
		customElements.define(SEARCH_BOX_TAG, HelpSearchBox);
	} catch {
		// The form still leads to the search page.
		showStatus('failed');
		isLoading = false;
		if (isRequestedAgain) loadSearch();
		else addEventListener('online', loadSearch, { once: true });
	} finally {
		clearTimeout(slow);
	}
}

/** Loads the search interface when a reader uses a search box. After a failure, the next use tries again. */
export function loadSearch(): void {
	const path = document.querySelector<HTMLElement>(SEARCH_BOX_TAG)?.dataset.panel;
	if (!path) return;
	isRequestedAgain = isLoading;
	if (isLoading) return;
	isLoading = true;
	void loadAndDefine(path);
}
