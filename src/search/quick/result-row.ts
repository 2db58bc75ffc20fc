import { extractTitleTerms } from '../words/terms.ts';
import { highlightMatches, type Piece } from './highlight.ts';
import { type QuickHeading, type QuickIndex, readQuickArticle } from './index-format.ts';
import type { RankedResult } from './rank.ts';

/** A matching article, as a row of the results. */
export interface QuickRow {
	title: string;
	/** The path of its page, base path included, encoded. */
	path: string;
	category: string;
	/** The headings that match at least as many query terms as the title, at most two; each is at `path#id`. */
	headings: (QuickHeading & { pieces: Piece[] })[];
	/** The title, with the matching words marked. */
	pieces: Piece[];
}

const MAX_HEADINGS = 2;

/** Creates the row of an article: its title and the headings that match best, with the matching words marked. */
export function createQuickRow(index: QuickIndex, place: number, { queryTerms, wordsByTerm }: RankedResult): QuickRow {
	const { title, path, category, headings } = readQuickArticle(index, place);
	const countMatches = (text: string) => {
		const terms = extractTitleTerms(text);
		return wordsByTerm.filter((words) => terms.some((term) => words.has(term))).length;
	};
	const searched = {
		words: new Set(wordsByTerm.flatMap((words) => [...words.keys()])),
		typed: queryTerms.flatMap(({ alternatives }) =>
			alternatives.flatMap(({ words, isSynonym }) => (isSynonym ? [] : words)),
		),
	};
	const inTitle = countMatches(title);
	const best = headings
		.map((heading) => ({ heading, met: countMatches(heading.text) }))
		.filter(({ met }) => met > 0 && met >= inTitle)
		.sort((a, b) => b.met - a.met)
		.slice(0, MAX_HEADINGS);
	return {
		title,
		path,
		category,
		pieces: highlightMatches(title, searched),
		headings: best.map(({ heading }) => ({ ...heading, pieces: highlightMatches(heading.text, searched) })),
	};
}
