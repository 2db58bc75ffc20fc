/** Where a reader was on the search page. */
interface Position {
	query: string;
	/** How many articles were listed. */
	rows: number;
	/** The path of the first article in view, and how far below the upper edge of the window it was, in pixels. */
	path: string;
	top: number;
}

const KEY = 'helpCenterSearch';

function isPosition(value: unknown): value is Position {
	if (typeof value !== 'object' || value === null) return false;
	const isNumber = (name: string) => typeof Reflect.get(value, name) === 'number';
	return isNumber('rows') && isNumber('top') && typeof Reflect.get(value, 'path') === 'string';
}

/** Remembers the position in the entry of the browser's history, for a reader who comes back to it. */
export function savePosition(position: Position): void {
	try {
		history.replaceState({ ...history.state, [KEY]: position }, '');
	} catch {
		// Too many changes for the browser: the page opens at its top.
	}
}

/** The position that was saved for this query, if the reader came back to the page. */
export function readPosition(query: string): Position | undefined {
	const [navigation] = performance.getEntriesByType('navigation');
	const isBack = navigation instanceof PerformanceNavigationTiming && navigation.type === 'back_forward';
	const saved: unknown = history.state?.[KEY];
	return isBack && isPosition(saved) && saved.query === query ? saved : undefined;
}
