/** Debounce in milliseconds: Safari allows a page to change its URL only 100 times in 30 seconds. */
const PAUSE = 400;

/** Keeps the query in the URL of the search page, so that a search can be shared. */
export interface SearchUrl {
	/** Puts the query into the URL when typing pauses. */
	scheduleUpdate(query: string): void;
	/** Puts the query into the URL now: the reader is leaving, and should find it when they come back. */
	flush(): void;
}

function updateUrl(query: string): void {
	const url = new URL(location.href);
	if (query) url.searchParams.set('q', query);
	else url.searchParams.delete('q');
	if (url.href !== location.href) history.replaceState(history.state, '', url);
}

/** Creates the updater of this page's URL. */
export function createSearchUrl(): SearchUrl {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let typed: string | undefined;
	const flush = () => {
		clearTimeout(timer);
		if (typed === undefined) return;
		try {
			updateUrl(typed);
			typed = undefined;
		} catch {
			// Too many changes for the browser: the next pause tries again, and the search still works.
		}
	};
	return {
		scheduleUpdate: (query) => {
			typed = query;
			clearTimeout(timer);
			timer = setTimeout(flush, PAUSE);
		},
		flush,
	};
}
