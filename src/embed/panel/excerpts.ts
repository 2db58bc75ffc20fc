import { readSentences } from '../../search/browser/article-sentences.ts';
import type { QuickSearch } from '../../search/quick/quick-search.ts';
import { createPieceParts } from './rows.ts';

/** Shows below each article in `list` the sentence that answers the query best. An article that cannot be read stays without. */
export function showExcerpts(list: HTMLElement, search: QuickSearch, query: string): void {
	for (const line of list.querySelectorAll<HTMLElement>('a > [part=excerpt]:empty')) {
		const article = line.closest('a')?.href;
		if (article === undefined) continue;
		void readSentences(article, 'omit').then(
			(sentences) => line.replaceChildren(...createPieceParts(search.createExcerpt(query, sentences))),
			() => {},
		);
	}
}
