import { createPart } from '../nodes.ts';
import type { BoxDialog } from '../types.ts';
import { words } from '../words.ts';
import styles from './dialog.css?inline';
import { createBox } from './search-box.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** Keeps the dialog within what a phone shows above its keyboard, as long as `signal` lasts. */
function followViewport(dialog: HTMLElement, signal: AbortSignal): void {
	const viewport = window.visualViewport;
	const follow = () => {
		dialog.style.setProperty('--_top', `${viewport?.offsetTop ?? 0}px`);
		dialog.style.setProperty('--_height', `${viewport?.height ?? innerHeight}px`);
	};
	for (const type of ['resize', 'scroll']) viewport?.addEventListener(type, follow, { signal });
	follow();
}

/** Puts `box` into a modal dialog in `root`: the rest of the page is inert, Escape closes it, the focus goes back to where it was. */
export function createDialog(host: HTMLElement, root: ShadowRoot, box: HTMLElement, home: string): BoxDialog {
	root.adoptedStyleSheets.push(sheet);
	const close = createPart('button', 'close', words.close);
	close.type = 'button';
	const dialog = createPart('dialog', 'dialog', box);
	dialog.lang = box.lang;
	dialog.dir = box.dir;
	dialog.ariaLabel = host.getAttribute('label') ?? words.dialog;
	// A click beside it closes it too, where the browser knows how.
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
			// By itself the key would only empty the box first.
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
