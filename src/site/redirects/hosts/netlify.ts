import type { Site } from '../../site.ts';
import { getRedirectStatus, literal } from '../host-files.ts';
import type { Redirect } from '../redirect.ts';

/** What Cloudflare takes, of lines without a placeholder and of characters in a line. Netlify takes more. */
export const MOST_LINES = 2_000;

export const LONGEST_LINE = 1_000;

/** What a `_redirects` file says, and the redirects that it had no room for. */
export interface RedirectsFile {
	text: string;
	omitted: Redirect[];
}

/**
 * The `_redirects` file that Netlify and Cloudflare read: first line wins, those with a placeholder last. At most 2,000
 * lines, in the order of the list; what is left over has its page, or the page that stands where none is.
 */
export function createRedirectsFile({ urls }: Pick<Site, 'urls'>, redirects: readonly Redirect[]): RedirectsFile {
	const rules = ['library/:team/articles/:slug', 'support/:category/:slug'].flatMap((rule) =>
		['', '/'].map((end) => `${urls.base}${rule}${end} ${urls.base}articles/:slug/ 301`),
	);
	const lines: string[] = [];
	const omitted: Redirect[] = [];
	for (const redirect of redirects) {
		const line = `${urls.base}${literal(redirect.from)} ${literal(redirect.to)} ${getRedirectStatus(redirect)}`;
		const hasRoom = lines.length < MOST_LINES - rules.length && line.length <= LONGEST_LINE;
		if (hasRoom) lines.push(line);
		else omitted.push(redirect);
	}
	return { text: `${[...lines, ...rules].join('\n')}\n`, omitted };
}
