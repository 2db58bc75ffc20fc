import { extractTerms } from './fold.ts';
import { highlightMatches, type Piece } from './highlight.ts';
import { type QuickHeading, type QuickIndex, readQuickArticle } from './index-format.ts';
import type { RankedResult } from './rank.ts';

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
export function createQuickRow(index: QuickIndex, place: number, { queryTerms, wordsByTerm }: RankedResult): QuickRow {
	const { title, path, category, headings } = readQuickArticle(index, place);
	const met = (text: string) => {
		const terms = extractTerms(text);
		return wordsByTerm.filter((words) => terms.some((term) => words.has(term))).length;
	};
	const sought = {
		words: new Set(wordsByTerm.flatMap((words) => [...words.keys()])),
		typed: queryTerms.flatMap(({ alternatives }) =>
			alternatives.flatMap(({ words, isSynonym }) => (isSynonym ? [] : words)),
		),
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
		pieces: highlightMatches(title, sought),
		heading: best.heading && { ...best.heading, pieces: highlightMatches(best.heading.text, sought) },
	};
}
