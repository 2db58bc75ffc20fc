import { loadPanel } from './fetch-panel.ts';

/** The element of every search box. */
export const BOX = 'help-search-box';

/** Milliseconds after which a reader is told that the search is on its way. */
const SLOW = 300;

/** Whether it is on its way, or there; and whether a reader has turned to it once more since it set out. */
let isComing = false;
let isWanted = false;

/** Says in every box, in words of its own HTML, how far the search has come. */
function say(how?: 'waiting' | 'failed'): void {
	for (const status of document.querySelectorAll<HTMLElement>(`${BOX} > [data-part=status]`)) {
		const text = (how && status.dataset[how]) ?? '';
		// What is written anew is read out anew.
		if (status.textContent !== text) status.textContent = text;
	}
}

async function bring(panel: string): Promise<void> {
	const slow = setTimeout(say, SLOW, 'waiting');
	try {
		const [{ HelpSearchBox }] = await Promise.all([import('./help-search-box.ts'), loadPanel(panel)]);
		say();
		customElements.define(BOX, HelpSearchBox);
	} catch {
		// The form still leads to the search page.
		say('failed');
		isComing = false;
		if (isWanted) loadSearch();
		else addEventListener('online', loadSearch, { once: true });
	} finally {
		clearTimeout(slow);
	}
}

/** The search interface comes when a reader turns to it; what could not come is tried again each time that one does. */
export function loadSearch(): void {
	const path = document.querySelector<HTMLElement>(BOX)?.dataset.panel;
	if (!path) return;
	isWanted = isComing;
	if (isComing) return;
	isComing = true;
	void bring(path);
}
