import { loadPanel } from './fetch-panel.ts';

/** The element of every search box. */
export const SEARCH_BOX_TAG = 'help-search-box';

/** Milliseconds after which a reader is told that the search is on its way. */
const SLOW = 300;

/** Whether it is on its way, or there; and whether a reader has turned to it once more since it set out. */
let isComing = false;
let isWanted = false;

/** Says in every box, in words of its own HTML, how far the search has come. */
function showStatus(how?: 'waiting' | 'failed'): void {
	for (const status of document.querySelectorAll<HTMLElement>(`${SEARCH_BOX_TAG} > [data-part=status]`)) {
		const text = (how && status.dataset[how]) ?? '';
		// What is written anew is read out anew.
		if (status.textContent !== text) status.textContent = text;
	}
}

async function loadAndDefine(panel: string): Promise<void> {
	const slow = setTimeout(showStatus, SLOW, 'waiting');
	try {
		const [{ HelpSearchBox }] = await Promise.all([import('./help-search-box.ts'), loadPanel(panel)]);
		showStatus();
		customElements.define(SEARCH_BOX_TAG, HelpSearchBox);
	} catch {
		// The form still leads to the search page.
		showStatus('failed');
		isComing = false;
		if (isWanted) loadSearch();
		else addEventListener('online', loadSearch, { once: true });
	} finally {
		clearTimeout(slow);
	}
}

/** The search interface comes when a reader turns to it; what could not come is tried again each time that one does. */
export function loadSearch(): void {
	const path = document.querySelector<HTMLElement>(SEARCH_BOX_TAG)?.dataset.panel;
	if (!path) return;
	isWanted = isComing;
	if (isComing) return;
	isComing = true;
	void loadAndDefine(path);
}
