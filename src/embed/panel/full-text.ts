import { mergeAnswers } from '../../search/browser/merge-answers.ts';
import { createPagefindSearch, type FullTextSearch } from '../../search/browser/pagefind-search.ts';
import { createQuickHits } from '../../search/browser/quick-hits.ts';
import type { SearchAnswer, SearchMatch } from '../../search/browser/search-answer.ts';
import type { QuickAnswer } from '../../search/quick/quick-search.ts';
import type { PanelItem } from './rows.ts';

/** A full-text search, with the answer of the quick index to the same query. */
export interface FullTextQuery {
	query: string;
	category: string | undefined;
	/** The answer of the quick index. */
	quick: QuickAnswer;
	/** The URL of the help center, and the base path of its index. */
	home: string;
	base: string;
}

/** The merged answer of both indexes. */
export interface FullTextAnswer extends Pick<QuickAnswer, 'total' | 'corrected' | 'isPartial'> {
	items: PanelItem[];
}

let text: FullTextSearch | undefined;

function toAnswer({ rows, ...rest }: QuickAnswer): SearchAnswer {
	return { ...rest, hits: createQuickHits(rows), more: undefined };
}

/**
 * Searches with Pagefind too, and merges both answers: the rows of the quick index come first.
 * @throws {Error} if Pagefind cannot be loaded, or the page's policy does not allow WebAssembly
 */
export async function searchFullText({ query, category, quick, home, base }: FullTextQuery): Promise<FullTextAnswer> {
	text ??= createPagefindSearch(`${home}pagefind/`, base);
	const { corrected } = quick;
	// A text may contain the exact word that no title has.
	const asTyped = await text.search(query, category, corrected !== undefined);
	const quickAnswer = toAnswer(quick);
	const answer =
		corrected !== undefined && asTyped.total === 0
			? await mergeAnswers(quickAnswer, await text.search(corrected, category))
			: corrected === undefined
				? await mergeAnswers(quickAnswer, asTyped)
				: asTyped;
	const createItem = ({ title, name, href, excerpt }: SearchMatch): PanelItem => ({
		title,
		pieces: name,
		href: new URL(href, home).href,
		excerpt,
	});
	const items = answer.hits.flatMap((hit): PanelItem[] => [
		{ ...createItem(hit), ...(hit.category && { category: hit.category }) },
		...hit.headings.map((heading) => ({ ...createItem(heading), isPart: true })),
	]);
	const { total, corrected: correction, isPartial = false } = answer;
	return { items, total, corrected: correction, isPartial };
}
