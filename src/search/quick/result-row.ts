import { indexTerms } from './fold.ts';
import { markSought, type Piece } from './highlight.ts';
import { articleAt, type QuickHeading, type QuickIndex } from './index-format.ts';
import type { Result } from './rank.ts';

/** An article that was found. */
export interface QuickRow {
	title: string;
	/** Where it stands on its site, base path included, encoded. */
	path: string;
	category: string;
	/** The heading that has more of what was looked for than the title, if one does; its address is `path#id`. */
	heading: (QuickHeading & { pieces: Piece[] }) | undefined;
	/** The title, with what was looked for marked. */
	pieces: Piece[];
}

/** An article of the index as a row: marked, and with the heading that has more of what was looked for than its title. */
export function rowAt(index: QuickIndex, place: number, { wishes, found }: Result): QuickRow {
	const { title, path, category, headings } = articleAt(index, place);
	const met = (text: string) => {
		const terms = indexTerms(text);
		return found.filter((words) => terms.some((term) => words.has(term))).length;
	};
	const sought = {
		words: new Set(found.flatMap((words) => [...words.keys()])),
		typed: wishes.flatMap(({ ways }) => ways.flatMap(({ words, isSynonym }) => (isSynonym ? [] : words))),
	};
	const best = headings
		.map((heading) => ({ heading, met: met(heading.text) }))
		.reduce<{ heading: (typeof headings)[number] | undefined; met: number }>(
			(one, other) => (other.met > one.met ? other : one),
			{ heading: undefined, met: met(title) },
		);
	return {
		title,
		path,
		category,
		pieces: markSought(title, sought),
		heading: best.heading && { ...best.heading, pieces: markSought(best.heading.text, sought) },
	};
}
