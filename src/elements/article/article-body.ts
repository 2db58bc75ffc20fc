import { copyLink } from './copy-link.ts';
import { adoptCopyStyles } from './copy-styles.ts';
import { addPictureButtons } from './picture-buttons.ts';
import { showCopied } from './show-copied.ts';

/**
 * Adds to an article: a copy button at each code block, anchors of headings that copy a link when clicked, and pictures
 * that open enlarged. The texts come as `data-copy` and `data-copied`, and as `data-enlarge` and `data-close` if there
 * are pictures.
 */
export class ArticleBody extends HTMLElement {
	#connection: AbortController | undefined;

	connectedCallback(): void {
		this.#connection = new AbortController();
		const { signal } = this.#connection;
		addPictureButtons(this, signal);
		if (!navigator.clipboard) return;
		for (const code of this.querySelectorAll<HTMLPreElement>('pre[data-language]')) this.#addCopyButton(code);
		this.addEventListener('click', (event) => this.#onClick(event), { signal });
	}

	disconnectedCallback(): void {
		this.#connection?.abort();
	}

	#onClick(event: MouseEvent): void {
		const anchor = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('.anchor');
		if (!anchor) return;
		adoptCopyStyles();
		void copyLink(anchor, event, this.dataset.copied ?? '');
	}

	#addCopyButton(code: HTMLPreElement): void {
		if (code.parentElement?.classList.contains('code-frame')) return;
		adoptCopyStyles();
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
		const { copy = '', copied = '' } = this.dataset;
		showCopied((isDone) => {
			button.textContent = isDone ? copied : copy;
		});
	}
}
