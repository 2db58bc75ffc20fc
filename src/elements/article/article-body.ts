import { adoptCopyStyles, createCopyButton } from './copy-button.ts';
import { copyLink } from './copy-link.ts';
import { addPictureButtons } from './picture-buttons.ts';

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
		const frame = document.createElement('div');
		frame.className = 'code-frame';
		code.replaceWith(frame);
		frame.append(
			code,
			createCopyButton('copy-code', this.dataset, () => copyCode(code)),
		);
	}
}

/** Copies the code and returns `true`, or selects it if the browser does not allow copying. */
async function copyCode(code: HTMLPreElement): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(code.textContent ?? '');
		return true;
	} catch {
		getSelection()?.selectAllChildren(code);
		return false;
	}
}
