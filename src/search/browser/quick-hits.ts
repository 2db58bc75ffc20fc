import type { QuickRow } from '../quick/quick-search.ts';
import type { Hit } from './search-answer.ts';

/** Turns rows of the quick index into hits. The full text may add to them later. */
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
