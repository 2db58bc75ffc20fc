import { unescapeHtml } from '../../markdown/html/text.ts';
import type { Article } from '../../site/site.ts';
import { extractWords } from './document.ts';
import type { ArticleText } from './term-table.ts';

const HEADING_TAG = /<\/?h[1-6](?: (?:[^">]|"[^"]*")*)?>/g;

/** The text of an article by field, as the text index weighs it. */
export function extractArticleText({ title, tags, category, description, body }: Article): ArticleText {
	return {
		title,
		headings: body.headings.map(({ text }) => text).join('\n'),
		tags: tags.join('\n'),
		category: category.name,
		description,
		body: unescapeHtml(extractWords(body.html).replace(HEADING_TAG, ' ')),
	};
}
