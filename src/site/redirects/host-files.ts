import type { Redirect } from './redirect.ts';

/** How a host says that something has moved, for good or for now. */
export function getRedirectStatus({ isPermanent }: Pick<Redirect, 'isPermanent'>): 301 | 302 {
	return isPermanent ? 301 : 302;
}

/** Without the signs that these files read as rules of their own: `:name` and `*`. */
export function literal(address: string): string {
	const [, origin = '', path = ''] = /^(https?:\/\/[^/?#]*)?(.*)$/s.exec(address) ?? [];
	return origin + path.replaceAll(':', '%3A').replaceAll('*', '%2A');
}

/** A regular expression for an address in each of its spellings, with and without the last slash. */
export function exactly(...spellings: string[]): string {
	const [first = '', ...others] = new Set(spellings.map((path) => path.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
	return `^${others.length > 0 ? `(?:${[first, ...others].join('|')})` : first}/?$`;
}

/** What a percent-encoded path says; `undefined` where it can't be written on one line. */
export function decoded(path: string): string | undefined {
	try {
		const text = decodeURIComponent(path);
		return /\p{Cc}/u.test(text) ? undefined : text;
	} catch {
		return undefined;
	}
}

/** The regular expressions, for percent-encoded paths, of the two kinds of address at the old home; the slug is the first group. */
export function oldHomeRules(base: string): string[] {
	const start = base.replace(/[.~-]/g, '\\$&');
	const slug = "([\\w.!~*'()%@:+,=&-]+)";
	return [`^${start}library/[^/?]+/articles/${slug}/?`, `^${start}support/[^/?]+/${slug}/?`];
}
