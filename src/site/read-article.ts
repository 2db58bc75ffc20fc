import type { Renderer } from '../markdown/render-pool.ts';
import type { RenderedArticle } from '../markdown/types.ts';
import { createAuthorExcerpt, createExcerpt } from './excerpts.ts';
import { detectArticleLanguage } from './language/article-language.ts';
import { findFirstWords } from './plain-text/first-words.ts';

/** The beginning of a text with which an author's excerpt is compared. */
const BEGINNING_CHARACTERS = 400;

/**
 * A rendered article and what a site finds by reading it. Depends on what the rendered article depends on, and on the site's language. Most of
 * the plain text is left out: kept for a large library, it would take much memory.
 */
export interface ReadArticle extends Omit<RenderedArticle, 'text'> {
	/** The first 400 characters of the text. */
	beginning: string;
	/** An excerpt of the first paragraph. */
	firstWords: string;
	/** See `detectArticleLanguage`. */
	language: string | undefined;
}

/** Wraps a renderer: its articles are also read. `language` is that of the site. */
export function createReadingRenderer(renderer: Renderer, language: string): Renderer<ReadArticle> {
	return {
		async render(markdown, title, versions) {
			const { text, ...rendered } = await renderer.render(markdown, title, versions);
			const { html, headings, plainTextReason } = rendered;
			return {
				...rendered,
				beginning: text.slice(0, BEGINNING_CHARACTERS),
				firstWords:
					plainTextReason === undefined
						? createExcerpt(findFirstWords(html, [title, ...headings.map((heading) => heading.text)]))
						: createAuthorExcerpt(text),
				language: await detectArticleLanguage(title, html, language),
			};
		},
		close: () => renderer.close(),
	};
}
