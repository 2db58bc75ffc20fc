/** Safari lets a page change its address a hundred times in half a minute: a reader has to pause, in milliseconds. */
const PAUSE = 400;

/** The address of the search page, which can be shared at any time. */
export interface SearchAddress {
	/** Carries what is typed, as soon as the reader pauses. */
	follow(query: string): void;
	/** The reader goes on: what is typed is to be there when they come back. */
	settle(): void;
}

function show(query: string): void {
	const address = new URL(location.href);
	if (query) address.searchParams.set('q', query);
	else address.searchParams.delete('q');
	if (address.href !== location.href) history.replaceState(history.state, '', address);
}

/** Ties the address of this page to what is typed. */
export function createSearchAddress(): SearchAddress {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let typed: string | undefined;
	const settle = () => {
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
		follow: (query) => {
			typed = query;
			clearTimeout(timer);
			timer = setTimeout(settle, PAUSE);
		},
		settle,
	};
}
