/** Safari lets a page change its address a hundred times in half a minute: a reader has to pause, in milliseconds. */
const PAUSE = 400;

/** The address of the search page, which can be shared at any time. */
export interface SearchUrl {
	/** Carries what is typed, as soon as the reader pauses. */
	scheduleUpdate(query: string): void;
	/** The reader goes on: what is typed is to be there when they come back. */
	flush(): void;
}

function show(query: string): void {
	const address = new URL(location.href);
	if (query) address.searchParams.set('q', query);
	else address.searchParams.delete('q');
	if (address.href !== location.href) history.replaceState(history.state, '', address);
}

/** Ties the address of this page to what is typed. */
export function createSearchUrl(): SearchUrl {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let typed: string | undefined;
	const flush = () => {
		clearTimeout(timer);
		if (typed === undefined) return;
		try {
			show(typed);
			typed = undefined;
		} catch {
			// The browser has had enough of it: the next pause tries again, and the search goes on meanwhile.
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
