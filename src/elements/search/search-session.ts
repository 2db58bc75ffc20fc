import type { SearchAnswer } from '../../search/browser/search-answer.ts';
import type { SearchEngine } from '../../search/browser/search-engine.ts';
import type { SearchPanel } from './search-panel.ts';

/** Milliseconds after which a pending answer is announced. */
const SLOW = 300;

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
	let category = '';
	let answer: SearchAnswer | undefined;
	/** Counts the questions: an answer to an earlier one comes too late. */
	let turn = 0;
	/** The query that is answered on screen. */
	let answered = '';
	/** The question that rows are on screen for, and how many there are. */
	let shown = -1;
	let rows = 0;

	const begin = () => {
		clearTimeout(timer);
		turn += 1;
		answer = undefined;
		if (query()) return turn;
		category = '';
		answered = '';
		panel.showStart();
		return undefined;
	};
	const showQuick = (asked: number) => {
		const quick = asked === turn && shown < asked ? engine.searchQuick(query(), category || undefined) : undefined;
		if (!quick || quick.total === 0) return;
		shown = asked;
		answer = quick;
		answered = query();
		rows = quick.hits.length;
		panel.showAnswer(quick, query(), category, 'first');
		// What comes next may take its time: these rows are to be painted first.
		requestAnimationFrame(() => setTimeout(engine.loadText));
	};
	const askWhole = async (asked: string): Promise<SearchAnswer> => {
		const whole = await engine.search(asked, category || undefined);
		if (whole.total > 0 || !category) return whole;
		category = '';
		return engine.search(asked, undefined);
	};
	const askAll = async (own: number) => {
		const asked = query();
		const slow = setTimeout(() => own === turn && panel.showWaiting(shown === own), SLOW);
		try {
			let whole = await askWhole(asked);
			// Who has asked for more rows already keeps as many.
			while (own === turn && shown === own && whole.more && whole.hits.length < rows) {
				const next = await whole.more().catch(() => undefined);
				if (!next) break;
				whole = { ...next, hits: [...whole.hits, ...next.hits] };
			}
			if (own !== turn) return;
			answer = whole;
			answered = asked;
			panel.showAnswer(whole, asked, category, shown === own ? 'refined' : 'whole', engine.suggest(asked));
			onAnswer(asked, whole);
		} catch {
			if (own === turn) panel.showFailure(asked);
		} finally {
			clearTimeout(slow);
		}
	};
	const quickly = (own: number) => {
		showQuick(own);
		if (answered !== query()) panel.clearRows();
		if (shown !== own) void engine.start().then(() => showQuick(own));
	};
	const searchNow = async () => {
		const own = begin();
		if (own === undefined) return;
		quickly(own);
		await askAll(own);
	};
	return {
		searchWhileTyping: () => {
			const own = begin();
			if (own === undefined) return;
			quickly(own);
			timer = setTimeout(() => void askAll(own), engine.getTypingDelay());
		},
		searchNow,
		filterByCategory: (chosen) => {
			category = chosen;
			return searchNow();
		},
		showMore: async () => {
			const own = turn;
			const read = answer?.more;
			const next = await read?.().catch(() => undefined);
			if (!read || own !== turn) return false;
			if (!next) {
				panel.showNoMore();
				return false;
			}
			answer = next;
			rows += next.hits.length;
			panel.addAnswer(next, query());
			return !next.more;
		},
		stop: () => {
			clearTimeout(timer);
			turn += 1;
		},
	};
}
