import styles from '../styles/copy-code.css?inline';

const SHOWN_FOR = 2_000;

let sheet: CSSStyleSheet | undefined;

/** The button's style comes with the first button: a new style sheet makes the browser look at the whole page again. */
function adoptStyles(): void {
	if (sheet) return;
	sheet = new CSSStyleSheet();
	sheet.replaceSync(styles);
	document.adoptedStyleSheets.push(sheet);
}

/** Gives each code block inside it a button that copies the code. The words come as `data-copy` and `data-copied`. */
export class CopyCode extends HTMLElement {
	connectedCallback(): void {
		if (!navigator.clipboard) return;
		for (const code of this.querySelectorAll<HTMLPreElement>('pre[data-language]')) this.#offer(code);
	}

	#offer(code: HTMLPreElement): void {
		if (code.parentElement?.classList.contains('code-frame')) return;
		adoptStyles();
		const frame = document.createElement('div');
		frame.className = 'code-frame';
		const button = document.createElement('button');
		button.type = 'button';
		button.className = 'copy-code';
		button.textContent = this.dataset.copy ?? '';
		button.setAttribute('aria-live', 'polite');
		button.addEventListener('click', () => void this.#copy(code, button));
		code.replaceWith(frame);
		frame.append(code, button);
	}

	async #copy(code: HTMLPreElement, button: HTMLButtonElement): Promise<void> {
		try {
			await navigator.clipboard.writeText(code.textContent ?? '');
		} catch {
			getSelection()?.selectAllChildren(code);
			return;
		}
		button.textContent = this.dataset.copied ?? '';
		setTimeout(() => {
			button.textContent = this.dataset.copy ?? '';
		}, SHOWN_FOR);
	}
}
