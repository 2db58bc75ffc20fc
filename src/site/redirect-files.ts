import type { Redirect } from './redirect.ts';
import type { Site } from './site.ts';

/** What Cloudflare takes, of lines without a placeholder and of characters in a line. Netlify takes more. */
const MOST_LINES = 2_000;
const LONGEST_LINE = 1_000;

/** Vercel takes 2,048 routes of 4,096 characters; what adds headers needs a few of them. */
const MOST_ROUTES = 1_900;
const LONGEST_ROUTE = 4_000;

/** How a host says that something has moved, for good or for now. */
export function statusOf({ lasting }: Pick<Redirect, 'lasting'>): 301 | 302 {
	return lasting ? 301 : 302;
}

/** Without the signs that these files read as rules of their own: `:name` and `*`. */
function literal(address: string): string {
	const [, origin = '', path = ''] = /^(https?:\/\/[^/?#]*)?(.*)$/s.exec(address) ?? [];
	return origin + path.replaceAll(':', '%3A').replaceAll('*', '%2A');
}

/** What a `_redirects` file says, and the redirects that it had no room for. */
export interface RedirectsFile {
	text: string;
	left: Redirect[];
}

/**
 * The `_redirects` file that Netlify and Cloudflare read: first line wins, those with a placeholder last. At most 2,000
 * lines, in the order of the list; what is left over has its page, or the page that stands where none is.
 */
export function redirectsFile({ urls }: Pick<Site, 'urls'>, redirects: readonly Redirect[]): RedirectsFile {
	const rules = ['library/:team/articles/:slug', 'support/:category/:slug'].flatMap((rule) =>
		['', '/'].map((end) => `${urls.base}${rule}${end} ${urls.base}articles/:slug/ 301`),
	);
	const lines: string[] = [];
	const left: Redirect[] = [];
	for (const redirect of redirects) {
		const line = `${urls.base}${literal(redirect.from)} ${literal(redirect.to)} ${statusOf(redirect)}`;
		const hasRoom = lines.length < MOST_LINES - rules.length && line.length <= LONGEST_LINE;
		if (hasRoom) lines.push(line);
		else left.push(redirect);
	}
	return { text: `${[...lines, ...rules].join('\n')}\n`, left };
}

/** A regular expression for an address in each of its spellings, with and without the last slash. */
function exactly(...spellings: string[]): string {
	const [first = '', ...others] = new Set(spellings.map((path) => path.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
	return `^${others.length > 0 ? `(?:${[first, ...others].join('|')})` : first}/?$`;
}

/** What a percent-encoded path says; `undefined` where it can't be written on one line. */
function decoded(path: string): string | undefined {
	try {
		const text = decodeURIComponent(path);
		return /\p{Cc}/u.test(text) ? undefined : text;
	} catch {
		return undefined;
	}
}

/** The regular expressions, for percent-encoded paths, of the two kinds of address at the old home; the slug is the first group. */
function oldHomeRules(base: string): string[] {
	const start = base.replace(/[.~-]/g, '\\$&');
	const slug = "([\\w.!~*'()%@:+,=&-]+)";
	return [`^${start}library/[^/?]+/articles/${slug}/?`, `^${start}support/[^/?]+/${slug}/?`];
}

/**
 * The routes for Vercel's Build Output API, `.vercel/output/config.json`: `vercel.json` is read before a build, so a build
 * can't put its redirects there.
 */
export function vercelConfig({ urls }: Pick<Site, 'urls'>, redirects: readonly Redirect[]): string {
	const route = (src: string, to: string, status: number) => ({ src, headers: { Location: to }, status });
	const single = (redirect: Redirect) => {
		const path = urls.base + redirect.from.replace(/\/$/, '');
		return route(exactly(path, decoded(path) ?? path), redirect.to.replaceAll('$', '%24'), statusOf(redirect));
	};
	const routes = [
		...redirects
			.map(single)
			.filter(({ src }) => src.length <= LONGEST_ROUTE)
			.slice(0, MOST_ROUTES),
		...oldHomeRules(urls.base).map((rule) => route(`${rule}$`, `${urls.base}articles/$1/`, 301)),
		{ handle: 'filesystem' },
		{ src: '/.*', dest: `${urls.base}404.html`, status: 404 },
	];
	return `${JSON.stringify({ version: 3, routes }, undefined, '\t')}\n`;
}

function quoted(text: string): string {
	return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

const foldAscii = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The smallest power of two that is at least `least`, for nginx's hash tables. */
const roomFor = (least: number) => 2 ** Math.ceil(Math.log2(least));

/**
 * Maps for nginx's `http` block: `$help_center_moved` is where the address of a request leads now, or empty. `isPage` says whether a page
 * stands at a path; nginx compares without regard to letter case, so what must not meet one is compared as a regular expression.
 */
export function nginxMaps(
	{ urls }: Pick<Site, 'urls'>,
	redirects: readonly Redirect[],
	isPage: (path: string) => boolean,
): string {
	const all = redirects.flatMap(({ from, to, lasting }) => {
		const path = decoded(urls.base + from.replace(/\/$/, ''));
		// A 301 is remembered by browsers: what leads elsewhere only for now is left to its page.
		return path === undefined || !lasting ? [] : [{ path, to: literal(to).replaceAll('$', '%24') }];
	});
	const folded = Map.groupBy(all, ({ path }) => foldAscii(path));
	const lines = all.flatMap(({ path, to }) => {
		const isAlone = folded.get(foldAscii(path))?.length === 1 && !isPage(foldAscii(path));
		const keys = isAlone ? [path, `${path}/`] : [`~${exactly(path)}`];
		return keys.map((key) => ({ key: quoted(key), line: `\t${quoted(key)} ${quoted(to)};` }));
	});
	const longest = Math.max(0, ...lines.map(({ key }) => Buffer.byteLength(key)));
	return [
		'# Made by the build. Include it in the http block, before other maps; in the server block say:',
		'#   if ($help_center_moved) { return 301 $help_center_moved; }',
		`map_hash_max_size ${roomFor(Math.max(2_048, lines.length * 2))};`,
		`map_hash_bucket_size ${roomFor(Math.max(128, longest * 2))};`,
		'map $uri $help_center_moved {',
		...lines.map(({ line }) => line),
		'\tdefault $help_center_old_home;',
		'}',
		// As it was asked for: what `$uri` has decoded must not stand in a header.
		'map $request_uri $help_center_old_home {',
		...oldHomeRules(urls.base).map((rule) => `\t${quoted(`~${rule}(?:[?]|$)`)} ${quoted(`${urls.base}articles/$1/`)};`),
		'\tdefault "";',
		'}',
		'',
	].join('\n');
}
