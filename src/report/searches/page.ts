import { createElement, type Element, type Node } from '../../markdown/html/tree.ts';
import { toCleanLine } from '../../site/excerpts.ts';
import { describeProblems, describeSearches, SEARCH_TEXTS, searchLists } from './search-texts.ts';
import type { SearchesReport, SearchRow } from './summarise-searches.ts';

function renderRow({ query, next, counts, synonyms }: SearchRow): Element {
	const words = next === undefined ? query : `${query} → ${next}`;
	const texts: Node[] = [createElement('p', {}, [counts])];
	if (synonyms !== undefined) texts.push(createElement('p', {}, [createElement('code', {}, [toCleanLine(synonyms)])]));
	return createElement('li', {}, [createElement('div', {}, [toCleanLine(words)]), createElement('div', {}, texts)]);
}

/** The searches as sections of the report page. */
export function renderSearches(searches: SearchesReport): Node[] {
	return [
		createElement('h2', { id: 'searches' }, ['What readers searched for']),
		createElement('p', { class: 'about' }, [describeSearches(searches)]),
		...describeProblems(searches).map((line) => createElement('p', { class: 'about' }, [toCleanLine(line)])),
		...searchLists
			.filter((list) => searches[list].length > 0)
			.map((list) => {
				const { label, advice } = SEARCH_TEXTS[list];
				return createElement('section', {}, [
					createElement('h2', {}, [`${label} (${searches[list].length})`]),
					createElement('p', { class: 'advice' }, [advice]),
					createElement('ul', { class: 'found' }, searches[list].map(renderRow)),
				]);
			}),
	];
}
