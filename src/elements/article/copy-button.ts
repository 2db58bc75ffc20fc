import styles from '../../styles/copy-code.css?inline';
import { adoptStyles } from '../dom/adopt-styles.ts';

const DURATION = 2_000;

/** Adds the styles of copy buttons and links to the page, when the first of them is needed. */
export const adoptCopyStyles = (): void => adoptStyles(styles);

/** Calls `show(true)` after something was copied, and `show(false)` two seconds later. */
export function showCopied(show: (isCopied: boolean) => void): void {
	show(true);
	setTimeout(() => show(false), DURATION);
}

/** Creates a button that calls `write` when it is clicked. If that resolves to `true`, the button shows `copied` instead of `copy`. */
export function createCopyButton(
	className: string,
	{ copy = '', copied = '' }: DOMStringMap,
	write: () => Promise<boolean>,
): HTMLButtonElement {
	adoptCopyStyles();
	const button = document.createElement('button');
	button.type = 'button';
	button.className = className;
	button.textContent = copy;
	button.setAttribute('aria-live', 'polite');
	button.addEventListener('click', async () => {
		if (!(await write())) return;
		showCopied((isCopied) => {
			button.textContent = isCopied ? copied : copy;
		});
	});
	return button;
}
