import { device } from '../dom/browser-storage.ts';

/** An article that a reader may want to find again. */
export interface Opened {
	title: string;
	path: string;
}

const KEY = 'help-center-recent';
const MOST = 5;

/** The articles opened last on this device, newest first. */
export function recentArticles(): Opened[] {
	try {
		const list: unknown = JSON.parse(device.get(KEY) ?? '[]');
		return Array.isArray(list) ? list.filter(isOpened) : [];
	} catch {
		return [];
	}
}

function isOpened(entry: Partial<Opened> | null): entry is Opened {
	// Whatever else writes to this storage, only paths of this site become links.
	return typeof entry?.title === 'string' && typeof entry.path === 'string' && /^\/(?![/\\])/.test(entry.path);
}

/** Remembers that an article was opened. */
export function rememberArticle(title: string, path: string): void {
	const others = recentArticles().filter((entry) => entry.path !== path);
	device.set(KEY, JSON.stringify([{ title, path }, ...others].slice(0, MOST)));
}
