import { createCopyButton } from './copy-button.ts';

/**
 * Adds a button beside the link to an article's Markdown that copies the Markdown. The texts come as `data-copy` and
 * `data-copied`.
 */
export class CopyMarkdown extends HTMLElement {
	connectedCallback(): void {
		const link = this.querySelector('a');
		if (!link || !navigator.clipboard || this.querySelector('button')) return;
		this.append(createCopyButton('copy-markdown', this.dataset, () => copyMarkdown(link.href)));
	}
}

/** Copies the Markdown and returns `true`, or opens it if it cannot be copied. */
async function copyMarkdown(url: string): Promise<boolean> {
	try {
		// The clipboard gets a promise of the text: some browsers allow writing to it only during the click event.
		await navigator.clipboard.write([new ClipboardItem({ 'text/plain': fetchMarkdown(url) })]);
		return true;
	} catch {
		location.assign(url);
		return false;
	}
}

async function fetchMarkdown(url: string): Promise<Blob> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
	return new Blob([await response.text()], { type: 'text/plain' });
}
