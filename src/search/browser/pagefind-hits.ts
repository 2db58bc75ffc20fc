import { markQueryWords, readExcerpt, removeChanceMarks, removeRepeatedTitle } from './marked-text.ts';
import type { PagefindFragment, SubResult } from './pagefind-module.ts';
import { isIrrelevant } from './relevance.ts';
import type { Hit, SearchMatch } from './search-answer.ts';
import { joinSegments } from './segment-words.ts';

/** The most headings shown below an article. */
const MAX_HEADINGS = 2;

function sumScores({ weighted_locations }: SubResult): number {
	return weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
}

function createMatch(title: string, href: string, excerpt: string, query: string): SearchMatch {
	const name = joinSegments(title);
	return {
		title: name,
		name: markQueryWords(name, query),
		href,
		excerpt: removeRepeatedTitle(removeChanceMarks(readExcerpt(joinSegments(excerpt)), query), name),
	};
}

/** Turns an article found by Pagefind into a row, with the headings that match best. */
export function createHit({ url, excerpt, meta, sub_results }: PagefindFragment, query: string): Hit {
	const headings = sub_results.filter((part) => part.url.includes('#'));
	const best = new Set([...headings].sort((a, b) => sumScores(b) - sumScores(a)).slice(0, MAX_HEADINGS));
	return {
		...createMatch(meta.title ?? url, url, excerpt, query),
		category: meta.category,
		headings: headings
			.filter((part) => best.has(part))
			.map((part) => createMatch(part.title, part.url, part.excerpt, query)),
	};
}

/** Whether the matching words have to do with the query. */
export function isRelevant({ meta, content, locations }: PagefindFragment, query: string): boolean {
	// Pagefind counts the words of Chinese and Japanese texts at these invisible spaces.
	const words = content.split(/[\s\u200b]+/);
	const titles = Object.values(meta).map((text) => text ?? '');
	return !isIrrelevant(query, [...titles, ...locations.map((location) => words[location] ?? '')]);
}
