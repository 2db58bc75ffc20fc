import { createPart } from '../nodes.ts';
import type { BoxDialog } from '../types.ts';
import { words } from '../words.ts';
import styles from './dialog.css?inline';
import { createBox } from './search-box.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** Keeps the dialog within the visual viewport, above a phone's keyboard, until `signal` aborts. */
function followViewport(dialog: HTMLElement, signal: AbortSignal): void {
	const viewport = window.visualViewport;
	const update = () => {
		dialog.style.setProperty('--_top', `${viewport?.offsetTop ?? 0}px`);
		dialog.style.setProperty('--_height', `${viewport?.height ?? innerHeight}px`);
	};
	for (const type of ['resize', 'scroll']) viewport?.addEventListener(type, update, { signal });
	update();
}

/**
 * Puts `box` into a modal dialog in `root`: the rest of the page is inert, Escape closes it, and closing restores the
 * focus.
 */
export function createDialog(host: HTMLElement, root: ShadowRoot, box: HTMLElement, home: string): BoxDialog {
	root.adoptedStyleSheets.push(sheet);
	const close = createPart('button', 'close', words.close);
	close.type = 'button';
	const dialog = createPart('dialog', 'dialog', box);
	dialog.lang = box.lang;
	dialog.dir = box.dir;
	dialog.ariaLabel = host.getAttribute('label') ?? words.dialog;
	// A click outside closes it too, in browsers that support `closedby`.
	dialog.setAttribute('closedby', 'any');
	box.append(close);
	root.append(dialog);
	const inner = createBox(host, box, home);
	const input = box.querySelector('input');
	let opened: AbortController | undefined;
	return {
		show: inner.show,
		connect: (signal) => {
			inner.connect(signal);
			close.addEventListener('click', () => dialog.close(), { signal });
			// By default, the first Escape would only clear the search input.
			const onKey = (event: KeyboardEvent) => {
				if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
				event.preventDefault();
				dialog.close();
			};
			dialog.addEventListener('keydown', onKey, { signal });
			dialog.addEventListener('close', () => opened?.abort(), { signal });
			signal.addEventListener('abort', () => {
				opened?.abort();
				dialog.close();
			});
		},
		open: (typed) => {
			if (dialog.open) return;
			opened = new AbortController();
			if (typed && input) input.value = typed;
			followViewport(dialog, opened.signal);
			dialog.showModal();
			input?.focus();
			inner.show();
		},
	};
}
