import { joinAnswers } from '../../search/browser/merge-answers.ts';
import { createPagefindSearch, type FullText } from '../../search/browser/pagefind-search.ts';
import { quickHits } from '../../search/browser/quick-hits.ts';
import type { Answer, Place } from '../../search/browser/search-answer.ts';
import type { QuickAnswer } from '../../search/quick/quick-search.ts';
import type { Offer } from './rows.ts';

/** What is asked of the words of the articles, once titles and headings have answered. */
export interface TextQuestion {
	query: string;
	category: string | undefined;
	/** What titles and headings gave. */
	quick: QuickAnswer;
	/** The help center's address, and what stands before every path of its index. */
	home: string;
	base: string;
}

/** What all of it gave together. */
export interface TextAnswer extends Pick<QuickAnswer, 'total' | 'corrected' | 'isPartial'> {
	offers: Offer[];
}

let text: FullText | undefined;

function asAnswer({ rows, ...rest }: QuickAnswer): Answer {
	return { ...rest, hits: quickHits(rows), more: undefined };
}

/**
 * Asks Pagefind too, and puts both answers together, in the order in which they came.
 * @throws {Error} where it can't be loaded, or the page's policy allows no WebAssembly
 */
export async function searchText({ query, category, quick, home, base }: TextQuestion): Promise<TextAnswer> {
	text ??= createPagefindSearch(`${home}pagefind/`, base);
	const { corrected } = quick;
	// A text may have the very word that no title has.
	const asTyped = await text.ask(query, category, corrected !== undefined);
	const known = asAnswer(quick);
	const answer =
		corrected !== undefined && asTyped.total === 0
			? await joinAnswers(known, await text.ask(corrected, category))
			: corrected === undefined
				? await joinAnswers(known, asTyped)
				: asTyped;
	const offer = ({ title, name, href, excerpt }: Place): Offer => ({
		title,
		pieces: name,
		href: new URL(href, home).href,
		excerpt,
	});
	const offers = answer.hits.flatMap((hit): Offer[] => [
		{ ...offer(hit), ...(hit.category && { category: hit.category }) },
		...hit.headings.map((heading) => ({ ...offer(heading), isPart: true })),
	]);
	const { total, corrected: taken, isPartial = false } = answer;
	return { offers, total, corrected: taken, isPartial };
}
