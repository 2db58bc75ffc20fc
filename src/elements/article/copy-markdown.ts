import { adoptCopyStyles } from './copy-styles.ts';
import { showCopied } from './show-copied.ts';

/**
 * Adds a button beside the link to an article's Markdown that copies the Markdown. The texts come as `data-copy` and
 * `data-copied`.
 */
export class CopyMarkdown extends HTMLElement {
	connectedCallback(): void {
		const link = this.querySelector('a');
		if (!link || !navigator.clipboard || this.querySelector('button')) return;
		const button = document.createElement('button');
		adoptCopyStyles();
		button.type = 'button';
		button.className = 'copy-markdown';
		button.textContent = this.dataset.copy ?? '';
		button.setAttribute('aria-live', 'polite');
		button.addEventListener('click', () => void this.#copy(link, button));
		this.append(button);
	}

	async #copy(link: HTMLAnchorElement, button: HTMLButtonElement): Promise<void> {
		try {
			// The clipboard gets a promise of the text: some browsers allow writing to it only during the click event.
			const text = fetchMarkdown(link.href);
			await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
		} catch {
			// If copying is not possible, the reader gets to see the Markdown.
			location.assign(link.href);
			return;
		}
		const { copy = '', copied = '' } = this.dataset;
		showCopied((isDone) => {
			button.textContent = isDone ? copied : copy;
		});
	}
}

async function fetchMarkdown(url: string): Promise<Blob> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
	return new Blob([await response.text()], { type: 'text/plain' });
}
