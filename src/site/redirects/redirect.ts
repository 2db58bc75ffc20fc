import type { Site } from '../site.ts';

/** One path that leads to another path or URL. */
export interface Redirect {
	/** A path below the base, percent-encoded, without the first slash: `articles/old/`. */
	from: string;
	/** The target: a path that begins with the base, or a URL; percent-encoded. */
	to: string;
	/** Title of the target, for readers. */
	name: string;
	/** ISO 8601: since when it is needed, if that is known. */
	since: string | undefined;
	/** `owner`: configured; `hosted`: a path of the help center that cStar hosts. */
	cause: 'owner' | 'article' | 'category' | 'hosted';
	/** Status 301 rather than 302. Temporary for an empty category: it may have articles again tomorrow. */
	isPermanent: boolean;
}

/** All redirects of a site, and the problems with configured ones. */
export interface Redirects {
	/** The most important first: some hosts take only so many. */
	redirects: Redirect[];
	/** One sentence each. */
	problems: string[];
}

/**
 * A percent-encoded path below the base in the form in which paths are compared: decoded, without query, fragment and
 * outer slashes.
 */
export function normalizePath(path: string): string {
	const bare = path.replace(/[?#].*$/s, '').replace(/^\/+|\/+$/g, '');
	try {
		return decodeURIComponent(bare);
	} catch {
		return bare;
	}
}

/**
 * The normalised path of a target on this site; `undefined` for a target elsewhere. `to` is a path with the base, or a
 * URL.
 */
export function normalizeOwnPath({ urls }: Site, to: string): string | undefined {
	return to.startsWith(urls.base) ? normalizePath(to.slice(urls.base.length)) : undefined;
}
