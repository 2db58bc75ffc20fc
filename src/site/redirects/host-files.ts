import type { Redirect } from './redirect.ts';

/** The HTTP status of a redirect: permanent or temporary. */
export function getRedirectStatus({ isPermanent }: Pick<Redirect, 'isPermanent'>): 301 | 302 {
	return isPermanent ? 301 : 302;
}

/** Encodes the characters of a path or URL that these files would read as placeholders: `:name` and `*`. */
export function escapePlaceholders(pathOrUrl: string): string {
	const [, origin = '', path = ''] = /^(https?:\/\/[^/?#]*)?(.*)$/s.exec(pathOrUrl) ?? [];
	return origin + path.replaceAll(':', '%3A').replaceAll('*', '%2A');
}

/** A regular expression that matches a path in each of its spellings, with and without the last slash. */
export function createPathPattern(...spellings: string[]): string {
	const [first = '', ...others] = new Set(spellings.map((path) => path.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
	return `^${others.length > 0 ? `(?:${[first, ...others].join('|')})` : first}/?$`;
}

/**
 * Decodes a percent-encoded path; `undefined` if it is malformed or contains control characters, such as line breaks.
 */
export function decodePath(path: string): string | undefined {
	try {
		const text = decodeURIComponent(path);
		return /\p{Cc}/u.test(text) ? undefined : text;
	} catch {
		return undefined;
	}
}

/**
 * Regular expressions for the two kinds of path at the help center that cStar hosts, percent-encoded; the slug is the
 * first group.
 */
export function createHostedPathPatterns(base: string): string[] {
	const start = base.replace(/[.~-]/g, '\\$&');
	const slug = "([\\w.!~*'()%@:+,=&-]+)";
	return [`^${start}library/[^/?]+/articles/${slug}/?`, `^${start}support/[^/?]+/${slug}/?`];
}
