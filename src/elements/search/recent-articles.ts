import { deviceStorage } from '../dom/browser-storage.ts';

/** An article that the reader has opened. */
export interface OpenedArticle {
	title: string;
	path: string;
}

const KEY = 'help-center-recent';
const MAX_ARTICLES = 5;

/** Reads the articles opened last on this device, newest first. */
export function readRecentArticles(): OpenedArticle[] {
	try {
		const list: unknown = JSON.parse(deviceStorage.get(KEY) ?? '[]');
		return Array.isArray(list) ? list.filter(isOpenedArticle) : [];
	} catch {
		return [];
	}
}

function isOpenedArticle(entry: Partial<OpenedArticle> | null): entry is OpenedArticle {
	// Other scripts may write to this storage: only paths of this site may become links.
	return typeof entry?.title === 'string' && typeof entry.path === 'string' && /^\/(?![/\\])/.test(entry.path);
}

/** Remembers that an article was opened. */
export function rememberArticle(title: string, path: string): void {
	const others = readRecentArticles().filter((entry) => entry.path !== path);
	deviceStorage.set(KEY, JSON.stringify([{ title, path }, ...others].slice(0, MAX_ARTICLES)));
}
