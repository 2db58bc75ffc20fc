import { adoptCopyStyles } from './copy-styles.ts';
import { showCopied } from './show-copied.ts';

/** Beside a link to an article's Markdown, a button that copies what the link leads to. The words come as `data-copy` and `data-copied`. */
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
			// The clipboard waits for the text: some browsers let nobody write to it later than the click.
			const text = fetchMarkdown(link.href);
			await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
		} catch {
			// What can't be copied is shown.
			location.assign(link.href);
			return;
		}
		const { copy = '', copied = '' } = this.dataset;
		showCopied((isDone) => {
			button.textContent = isDone ? copied : copy;
		});
	}
}

async function fetchMarkdown(address: string): Promise<Blob> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
	return new Blob([await response.text()], { type: 'text/plain' });
}
