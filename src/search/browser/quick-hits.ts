import type { QuickRow, QuickSearch } from '../quick/quick-search.ts';
import { readSentences } from './article-sentences.ts';
import type { Hit } from './search-answer.ts';

/** Turns rows into hits. Their excerpts are read when they are wanted. */
export function createQuickHits(rows: readonly QuickRow[], query: string, search: QuickSearch): Hit[] {
	return rows.map(({ title, pieces, path, category, headings }) => ({
		title,
		name: pieces,
		href: path,
		category,
		excerpt: [],
		headings: headings.map((heading) => ({
			title: heading.text,
			name: heading.pieces,
			href: `${path}#${encodeURIComponent(heading.id)}`,
			excerpt: [],
		})),
		readExcerpt: async () => {
			const shown = new Set([title, ...headings.map((heading) => heading.text)]);
			const sentences = await readSentences(path);
			return search.createExcerpt(
				query,
				sentences.filter((sentence) => !shown.has(sentence)),
			);
		},
	}));
}
