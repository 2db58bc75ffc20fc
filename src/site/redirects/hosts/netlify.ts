import type { Site } from '../../site.ts';
import { escapePlaceholders, getRedirectStatus } from '../host-files.ts';
import type { Redirect } from '../redirect.ts';

/** Limits of Cloudflare: lines without a placeholder, and characters per line. Netlify accepts more. */
const MAX_LINES = 2_000;
const MAX_LINE_LENGTH = 1_000;

/** The text of a `_redirects` file, and the redirects that exceed its limits. */
export interface RedirectsFile {
	text: string;
	omitted: Redirect[];
}

/**
 * The `_redirects` file that Netlify and Cloudflare read: the first line that matches wins, so the lines with a
 * placeholder come last. At most 2,000 lines, in the order of `redirects`; omitted ones are handled by the redirect page or
 * by the 404 page.
 */
export function createRedirectsFile({ urls }: Pick<Site, 'urls'>, redirects: readonly Redirect[]): RedirectsFile {
	const rules = ['library/:team/articles/:slug', 'support/:category/:slug'].flatMap((rule) =>
		['', '/'].map((end) => `${urls.base}${rule}${end} ${urls.base}articles/:slug/ 301`),
	);
	const lines: string[] = [];
	const omitted: Redirect[] = [];
	for (const redirect of redirects) {
		const line = `${urls.base}${escapePlaceholders(redirect.from)} ${escapePlaceholders(redirect.to)} ${getRedirectStatus(redirect)}`;
		const fits = lines.length < MAX_LINES - rules.length && line.length <= MAX_LINE_LENGTH;
		if (fits) lines.push(line);
		else omitted.push(redirect);
	}
	return { text: `${[...lines, ...rules].join('\n')}\n`, omitted };
}
