/** How long a reader must have paused for a query to count as asked, in milliseconds. */
const PAUSE = 1_000;

declare global {
	interface Window {
		/** Where tag managers listen. */
		dataLayer?: unknown[];
	}
	interface HTMLElementEventMap {
		'help-search': CustomEvent<{ query: string; count: number }>;
	}
}

/** Tells what was searched for. */
export interface SearchReporter {
	/** A query has its whole answer. */
	reportAnswer(query: string, count: number): void;
	/** The reader types on: that was no query yet. */
	typing(): void;
	/** The reader goes to an article, or closes the search. */
	flush(): void;
}

/**
 * Tells the page what was searched for, and how many articles there were: the event `help-search`, and where the owner wants it
 * (`withDataLayer`) an entry in `window.dataLayer`. Each query once, when the reader has paused or goes on to an article.
 */
export function createSearchReporter(box: HTMLElement, withDataLayer: boolean): SearchReporter {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let waiting: { query: string; count: number } | undefined;
	let told = '';
	const tell = () => {
		clearTimeout(timer);
		if (!waiting || waiting.query === told) return;
		told = waiting.query;
		box.dispatchEvent(new CustomEvent('help-search', { bubbles: true, composed: true, detail: waiting }));
		if (withDataLayer) {
			window.dataLayer ??= [];
			window.dataLayer.push({ event: 'help-search', ...waiting });
		}
	};
	return {
		reportAnswer: (query: string, count: number) => {
			waiting = { query, count };
			clearTimeout(timer);
			timer = setTimeout(tell, PAUSE);
		},
		typing: () => {
			clearTimeout(timer);
			waiting = undefined;
		},
		flush: tell,
	};
}
