import type { Site } from '../site.ts';

/** One address that leads to another one. */
export interface Redirect {
	/** Where it leads from: a path below the base, percent-encoded, without the first slash: `articles/old/`. */
	from: string;
	/** Where it leads: a path that begins with the base, or a full address; percent-encoded. */
	to: string;
	/** What stands there, in words for people. */
	name: string;
	/** ISO 8601: since when. */
	at: string | undefined;
	why: 'owner' | 'article' | 'category' | 'old home';
	/** Whether it leads there for good; an empty category may have articles again tomorrow. */
	lasting: boolean;
}

/** All redirects of a site in the order in which they matter, and in one sentence each what could not be done. */
export interface Redirects {
	redirects: Redirect[];
	troubles: string[];
}

/** A percent-encoded path below the base as both of its spellings, with and without the last slash, are compared. */
export function keyOf(path: string): string {
	const bare = path.replace(/[?#].*$/s, '').replace(/^\/+|\/+$/g, '');
	try {
		return decodeURIComponent(bare);
	} catch {
		return bare;
	}
}

/** The key of an address of this site; `undefined` for one of another. */
export function ownKey({ urls }: Site, to: string): string | undefined {
	return to.startsWith(urls.base) ? keyOf(to.slice(urls.base.length)) : undefined;
}
