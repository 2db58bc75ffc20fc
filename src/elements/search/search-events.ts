/** How long typing must pause until a query counts, in milliseconds. */
const PAUSE = 1_000;

declare global {
	interface Window {
		/** Read by tag managers. */
		dataLayer?: unknown[];
	}
	interface HTMLElementEventMap {
		'help-search': CustomEvent<{ query: string; count: number }>;
	}
}

/** Reports searches to the page. */
export interface SearchReporter {
	/** Call when a query has its complete answer. */
	reportAnswer(query: string, count: number): void;
	/** Call when the reader types on: the last text was not a complete query. */
	typing(): void;
	/** Call when the reader opens an article or closes the search. */
	flush(): void;
}

/**
 * Reports each query and its number of articles: as the event `help-search`, and with `withDataLayer` (a choice of the
 * site's owner) as an entry in `window.dataLayer`. A query is reported once, when the reader pauses, opens an article
 * or closes the search.
 */
export function createSearchReporter(box: HTMLElement, withDataLayer: boolean): SearchReporter {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let pending: { query: string; count: number } | undefined;
	let lastReported = '';
	const report = () => {
		clearTimeout(timer);
		if (!pending || pending.query === lastReported) return;
		lastReported = pending.query;
		box.dispatchEvent(new CustomEvent('help-search', { bubbles: true, composed: true, detail: pending }));
		if (withDataLayer) {
			window.dataLayer ??= [];
			window.dataLayer.push({ event: 'help-search', ...pending });
		}
	};
	return {
		reportAnswer: (query: string, count: number) => {
			pending = { query, count };
			clearTimeout(timer);
			timer = setTimeout(report, PAUSE);
		},
		typing: () => {
			clearTimeout(timer);
			pending = undefined;
		},
		flush: report,
	};
}
