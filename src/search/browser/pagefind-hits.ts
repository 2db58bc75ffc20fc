import { afterTitle, markWords, readExcerpt, withoutChance } from './marked-text.ts';
import type { Fragment, SubResult } from './pagefind-module.ts';
import { isFarFetched } from './relevance.ts';
import type { Hit, Place } from './search-answer.ts';
import { joinWords } from './segment-words.ts';

/** How many headings stand below an article. */
const HEADINGS = 3;

function weight({ weighted_locations }: SubResult): number {
	return weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
}

function placeOf(title: string, href: string, excerpt: string, query: string): Place {
	const name = joinWords(title);
	return {
		title: name,
		name: markWords(name, query),
		href,
		excerpt: afterTitle(withoutChance(readExcerpt(joinWords(excerpt)), query), name),
	};
}

/** An article as Pagefind knows it, as a row with the headings that answer best. */
export function readFragment({ url, excerpt, meta, sub_results }: Fragment, query: string): Hit {
	const headings = sub_results.filter((part) => part.url.includes('#'));
	const best = new Set([...headings].sort((a, b) => weight(b) - weight(a)).slice(0, HEADINGS));
	return {
		...placeOf(meta.title ?? url, url, excerpt, query),
		category: meta.category,
		headings: headings
			.filter((part) => best.has(part))
			.map((part) => placeOf(part.title, part.url, part.excerpt, query)),
	};
}

/** Whether what matched has to do with the query; `isStrict`: whether every word stands there as typed, or begins so. */
export function isMeant({ meta, content, locations }: Fragment, query: string, isStrict: boolean): boolean {
	const words = content.split(/\s+/);
	const titles = Object.values(meta).map((text) => text ?? '');
	return !isFarFetched(query, [...titles, ...locations.map((location) => words[location] ?? '')], isStrict ? 1 : 0.5);
}
