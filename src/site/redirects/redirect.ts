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
	since: string | undefined;
	cause: 'owner' | 'article' | 'category' | 'old home';
	/** Whether it leads there for good; an empty category may have articles again tomorrow. */
	isPermanent: boolean;
}

/** All redirects of a site in the order in which they matter, and in one sentence each what could not be done. */
export interface Redirects {
	redirects: Redirect[];
	problems: string[];
}

/** A percent-encoded path below the base as both of its spellings, with and without the last slash, are compared. */
export function normalizeLabel(path: string): string {
	const bare = path.replace(/[?#].*$/s, '').replace(/^\/+|\/+$/g, '');
	try {
		return decodeURIComponent(bare);
	} catch {
		return bare;
	}
}

/** The key of an address of this site; `undefined` for one of another. */
export function normalizeOwnPath({ urls }: Site, to: string): string | undefined {
	return to.startsWith(urls.base) ? normalizeLabel(to.slice(urls.base.length)) : undefined;
}
