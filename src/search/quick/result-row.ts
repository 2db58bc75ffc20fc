import { extractTerms } from './fold.ts';
import { highlightMatches, type Piece } from './highlight.ts';
import { type QuickHeading, type QuickIndex, readQuickArticle } from './index-format.ts';
import type { RankedResult } from './rank.ts';

/** A matching article, as a row of the results. */
export interface QuickRow {
	title: string;
	/** The path of its page, base path included, encoded. */
	path: string;
	category: string;
	/** The heading that matches more query terms than the title, if there is one; it is at `path#id`. */
	heading: (QuickHeading & { pieces: Piece[] }) | undefined;
	/** The title, with the matching words marked. */
	pieces: Piece[];
}

/** Creates the row of an article: its title marked, and the heading that matches more query terms than the title. */
export function createQuickRow(index: QuickIndex, place: number, { queryTerms, wordsByTerm }: RankedResult): QuickRow {
	const { title, path, category, headings } = readQuickArticle(index, place);
	const countMatches = (text: string) => {
		const terms = extractTerms(text);
		return wordsByTerm.filter((words) => terms.some((term) => words.has(term))).length;
	};
	const searched = {
		words: new Set(wordsByTerm.flatMap((words) => [...words.keys()])),
		typed: queryTerms.flatMap(({ alternatives }) =>
			alternatives.flatMap(({ words, isSynonym }) => (isSynonym ? [] : words)),
		),
	};
	const best = headings
		.map((heading) => ({ heading, met: countMatches(heading.text) }))
		.reduce<{ heading: (typeof headings)[number] | undefined; met: number }>(
			(one, other) => (other.met > one.met ? other : one),
			{ heading: undefined, met: countMatches(title) },
		);
	return {
		title,
		path,
		category,
		pieces: highlightMatches(title, searched),
		heading: best.heading && { ...best.heading, pieces: highlightMatches(best.heading.text, searched) },
	};
}
