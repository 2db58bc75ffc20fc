import { deviceStorage } from '../dom/browser-storage.ts';

/** An article that a reader may want to find again. */
export interface OpenedArticle {
	title: string;
	path: string;
}

const KEY = 'help-center-recent';
const MOST = 5;

/** The articles opened last on this device, newest first. */
export function readRecentArticles(): OpenedArticle[] {
	try {
		const list: unknown = JSON.parse(deviceStorage.get(KEY) ?? '[]');
		return Array.isArray(list) ? list.filter(isOpened) : [];
	} catch {
		return [];
	}
}

function isOpened(entry: Partial<OpenedArticle> | null): entry is OpenedArticle {
	// Whatever else writes to this storage, only paths of this site become links.
	return typeof entry?.title === 'string' && typeof entry.path === 'string' && /^\/(?![/\\])/.test(entry.path);
}

/** Remembers that an article was opened. */
export function rememberArticle(title: string, path: string): void {
	const others = readRecentArticles().filter((entry) => entry.path !== path);
	deviceStorage.set(KEY, JSON.stringify([{ title, path }, ...others].slice(0, MOST)));
}
