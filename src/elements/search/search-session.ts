import type { SearchAnswer } from '../../search/browser/search-answer.ts';
import type { SearchEngine } from '../../search/browser/search-engine.ts';
import type { SearchPanel } from './search-panel.ts';
import {
	beginSearch,
	endSearch,
	initialState,
	needsQuickRows,
	receiveAll,
	receivePage,
	receiveQuick,
	type SearchState,
} from './search-state.ts';

/** Milliseconds after which a pending answer is announced. */
const SLOW_AFTER = 300;

/** Runs the searches of a search box, from keys to rows. */
export interface SearchSession {
	/** Shows rows of the quick index at once, and searches all indexes when typing pauses. */
	searchWhileTyping(): void;
	/** Searches all indexes without waiting. */
	searchNow(): Promise<void>;
	/** Shows only articles of one category, or with `''` of all. */
	filterByCategory(category: string): Promise<void>;
	/** Shows the next rows. Resolves to `true` if they are the last ones. */
	showMore(): Promise<boolean>;
	/** Cancels the current search: its answer will be ignored. */
	stop(): void;
}

/** Connects an engine and a panel. `query` returns what is typed; `onAnswer` is called with each complete answer. */
export function createSearchSession(
	engine: SearchEngine,
	panel: SearchPanel,
	query: () => string,
	onAnswer: (query: string, answer: SearchAnswer) => void,
): SearchSession {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let state = initialState;

	/** Returns `false` if the event was ignored. */
	const update = (next: SearchState) => {
		const isChanged = next !== state;
		state = next;
		return isChanged;
	};
	const showQuick = (id: number) => {
		const quick = needsQuickRows(state, id) ? engine.searchQuick(query(), state.category || undefined) : undefined;
		if (!quick || !update(receiveQuick(state, id, query(), quick))) return;
		panel.showAnswer(quick, query(), state.category, 'first', engine.suggest(query()));
	};
	/** Shows the first rows as soon as the indexes that they need are loaded. */
	const loadAndShow = async (id: number) => {
		await engine.start();
		showQuick(id);
		if (!needsQuickRows(state, id)) return;
		await engine.loadText(query());
		showQuick(id);
	};
	/** Starts a search with rows of the quick index. Returns its id, or `undefined` if nothing is typed. */
	const begin = () => {
		clearTimeout(timer);
		state = beginSearch(state, query());
		const { id } = state;
		if (!query()) {
			panel.showStart();
			return undefined;
		}
		showQuick(id);
		if (state.query !== query()) panel.clearRows();
		if (!state.rows) void loadAndShow(id);
		return id;
	};
	const searchAll = async (id: number) => {
		const typed = query();
		const slow = setTimeout(() => id === state.id && panel.showWaiting(state.rows > 0), SLOW_AFTER);
		try {
			let answer = await engine.search(typed, state.category || undefined);
			if (answer.total === 0 && state.category && id === state.id) {
				state = { ...state, category: '' };
				answer = await engine.search(typed, undefined);
			}
			// A reader who has already loaded more rows keeps as many.
			while (id === state.id && answer.more && answer.hits.length < state.rows) {
				const next = await answer.more().catch(() => undefined);
				if (!next) break;
				answer = { ...next, hits: [...answer.hits, ...next.hits] };
			}
			if (!update(receiveAll(state, id, typed, answer))) return;
			panel.showAnswer(answer, typed, state.category, state.rows ? 'refined' : 'whole', engine.suggest(typed));
			onAnswer(typed, answer);
		} catch {
			if (id === state.id) panel.showFailure(typed);
		} finally {
			clearTimeout(slow);
		}
	};
	const searchNow = async () => {
		const id = begin();
		if (id) await searchAll(id);
	};
	return {
		searchWhileTyping: () => {
			const id = begin();
			if (id) timer = setTimeout(() => void searchAll(id), engine.getTypingDelay());
		},
		searchNow,
		filterByCategory: (category) => {
			state = { ...state, category };
			return searchNow();
		},
		showMore: async () => {
			const { id, more } = state;
			const next = await more?.().catch(() => undefined);
			if (!more || id !== state.id) return false;
			if (!next) {
				panel.showNoMore();
				return false;
			}
			state = receivePage(state, next);
			panel.addAnswer(next, query());
			return !next.more;
		},
		stop: () => {
			clearTimeout(timer);
			state = endSearch(state);
		},
	};
}
