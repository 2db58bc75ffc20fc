import { showCopied } from './copy-button.ts';

/** Whether a click was on the text of a heading, not on the link sign after it. A click by keyboard is on neither. */
function isOnHeadingText(anchor: Element, { detail, clientX, clientY }: MouseEvent): boolean {
	if (detail === 0) return false;
	const textRange = document.createRange();
	textRange.selectNodeContents(anchor);
	return [...textRange.getClientRects()].some(
		({ left, right, top, bottom }) => clientX >= left && clientX <= right && clientY >= top && clientY <= bottom,
	);
}

/**
 * Returns the live region that tells screen readers that a link was copied: one for all headings, created when first
 * needed.
 */
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
 * Copies the link to a heading if its link sign is clicked, or its link is activated by keyboard. A click on the
 * heading's text only follows the link, and a click that opens a new tab or window copies nothing: the clipboard must
 * not change by surprise.
 */
export async function copyLink(anchor: HTMLAnchorElement, event: MouseEvent, message: string): Promise<void> {
	if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || isOnHeadingText(anchor, event)) return;
	const status = getCopyStatus(anchor);
	try {
		await navigator.clipboard.writeText(location.origin + location.pathname + anchor.hash);
	} catch {
		// The browser follows the link anyway, so its URL is in the address bar.
		return;
	}
	showCopied((isCopied) => {
		anchor.classList.toggle('copied', isCopied);
		status.textContent = isCopied ? message : '';
	});
}
