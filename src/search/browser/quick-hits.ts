import type { QuickRow } from '../quick/quick-search.ts';
import type { Hit } from './search-answer.ts';

/** Rows of the quick index as hits of an answer, which the full text may add to. */
export function createQuickHits(rows: readonly QuickRow[]): Hit[] {
	return rows.map(({ title, pieces, path, category, heading }) => ({
		title,
		name: pieces,
		href: path,
		category,
		excerpt: [],
		headings: heading
			? [{ title: heading.text, name: heading.pieces, href: `${path}#${encodeURIComponent(heading.id)}`, excerpt: [] }]
			: [],
	}));
}
