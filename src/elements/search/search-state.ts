import type { SearchAnswer } from '../../search/browser/search-answer.ts';

/** The state of one search box. The functions below are its transitions: they return the same state if an event is ignored. */
export interface SearchState {
	/** The id of the current search, from 1 on. Answers to earlier ones are ignored. */
	readonly id: number;
	/** The category to which results are limited; `''` for all. */
	readonly category: string;
	/** The query of the rows on screen. */
	readonly query: string;
	/** How many articles the quick index has put on screen for the current search, with later pages. */
	readonly rows: number;
	/** Whether the complete answer to the current search is on screen. */
	readonly isComplete: boolean;
	/** Loads the next page of the answer on screen. */
	readonly more?: SearchAnswer['more'];
}

export const initialState: SearchState = { id: 0, category: '', query: '', rows: 0, isComplete: false };

/** The current search ends: its answers will be ignored. */
export function endSearch(state: SearchState): SearchState {
	return { ...state, id: state.id + 1, rows: 0, isComplete: false, more: undefined };
}

/** A search begins. An empty query goes back to the start, with all categories. */
export function beginSearch(state: SearchState, query: string): SearchState {
	const next = endSearch(state);
	return query ? next : { ...next, category: '', query };
}

/** Whether nothing has been shown for a search yet, and the search is still current. */
export function needsQuickRows(state: SearchState, id: number): boolean {
	return id === state.id && !state.rows && !state.isComplete;
}

/** The quick index has answered. Ignored if it is late, found nothing, or has already shown rows. */
export function receiveQuick(state: SearchState, id: number, query: string, { hits, more }: SearchAnswer): SearchState {
	return needsQuickRows(state, id) && hits.length ? { ...state, query, rows: hits.length, more } : state;
}

/** All indexes have answered. Ignored if they are late. */
export function receiveAll(state: SearchState, id: number, query: string, { more }: SearchAnswer): SearchState {
	return id === state.id ? { ...state, query, isComplete: true, more } : state;
}

/** The next page was loaded. */
export function receivePage(state: SearchState, { hits, more }: SearchAnswer): SearchState {
	return { ...state, rows: state.rows + hits.length, more };
}
