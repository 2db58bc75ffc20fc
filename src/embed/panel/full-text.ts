import { mergeAnswers } from '../../search/browser/merge-answers.ts';
import { createPagefindSearch, type FullTextSearch } from '../../search/browser/pagefind-search.ts';
import { createQuickHits } from '../../search/browser/quick-hits.ts';
import type { SearchAnswer, SearchMatch } from '../../search/browser/search-answer.ts';
import type { QuickAnswer } from '../../search/quick/quick-search.ts';
import type { PanelItem } from './rows.ts';

/** What is asked of the words of the articles, once titles and headings have answered. */
export interface FullTextQuery {
	query: string;
	category: string | undefined;
	/** What titles and headings gave. */
	quick: QuickAnswer;
	/** The help center's address, and what stands before every path of its index. */
	home: string;
	base: string;
}

/** What all of it gave together. */
export interface FullTextAnswer extends Pick<QuickAnswer, 'total' | 'corrected' | 'isPartial'> {
	items: PanelItem[];
}

let text: FullTextSearch | undefined;

function asAnswer({ rows, ...rest }: QuickAnswer): SearchAnswer {
	return { ...rest, hits: createQuickHits(rows), more: undefined };
}

/**
 * Asks Pagefind too, and puts both answers together, in the order in which they came.
 * @throws {Error} where it can't be loaded, or the page's policy allows no WebAssembly
 */
export async function searchFullText({ query, category, quick, home, base }: FullTextQuery): Promise<FullTextAnswer> {
	text ??= createPagefindSearch(`${home}pagefind/`, base);
	const { corrected } = quick;
	// A text may have the very word that no title has.
	const asTyped = await text.search(query, category, corrected !== undefined);
	const known = asAnswer(quick);
	const answer =
		corrected !== undefined && asTyped.total === 0
			? await mergeAnswers(known, await text.search(corrected, category))
			: corrected === undefined
				? await mergeAnswers(known, asTyped)
				: asTyped;
	const offer = ({ title, name, href, excerpt }: SearchMatch): PanelItem => ({
		title,
		pieces: name,
		href: new URL(href, home).href,
		excerpt,
	});
	const items = answer.hits.flatMap((hit): PanelItem[] => [
		{ ...offer(hit), ...(hit.category && { category: hit.category }) },
		...hit.headings.map((heading) => ({ ...offer(heading), isPart: true })),
	]);
	const { total, corrected: taken, isPartial = false } = answer;
	return { items, total, corrected: taken, isPartial };
}
