import { showCopied } from './show-copied.ts';

/** Whether a click was on the words of a heading, not on the sign after them or by a key. */
function isOnHeadingText(anchor: Element, { detail, clientX, clientY }: MouseEvent): boolean {
	if (detail === 0) return false;
	const words = document.createRange();
	words.selectNodeContents(anchor);
	return [...words.getClientRects()].some(
		({ left, right, top, bottom }) => clientX >= left && clientX <= right && clientY >= top && clientY <= bottom,
	);
}

/** What those hear who don't see the sign change: one place for all, made when it is first needed. */
function getCopyStatus(anchor: Element): Element {
	const place = anchor.closest('copy-code') ?? document.body;
	const known = place.querySelector(':scope > [role=status]');
	if (known) return known;
	const status = document.createElement('p');
	status.className = 'unseen';
	status.role = 'status';
	place.append(status);
	return status;
}

/**
 * Copies the link to a heading where its sign is clicked, or its link opened by a key; a click on the words only goes there, and one
 * that opens a tab or a window only does so. The reader's clipboard changes by nothing else.
 */
export async function copyLink(anchor: HTMLAnchorElement, event: MouseEvent, said: string): Promise<void> {
	if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || isOnHeadingText(anchor, event)) return;
	const status = getCopyStatus(anchor);
	try {
		await navigator.clipboard.writeText(location.origin + location.pathname + anchor.hash);
	} catch {
		// The browser goes there all the same, and the address bar has the link.
		return;
	}
	showCopied((isDone) => {
		anchor.classList.toggle('copied', isDone);
		status.textContent = isDone ? said : '';
	});
}
