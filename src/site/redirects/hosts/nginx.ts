import type { Site } from '../../site.ts';
import { createHostedPathPatterns, createPathPattern, decodePath, escapePlaceholders } from '../host-files.ts';
import type { Redirect } from '../redirect.ts';

function quote(text: string): string {
	return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

const foldAscii = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The smallest power of two that is at least `least`, for nginx's hash tables. */
const roundUpToPowerOfTwo = (least: number) => 2 ** Math.ceil(Math.log2(least));

/**
 * Maps for nginx's `http` block: `$help_center_moved` is the target of the requested path, or empty. nginx compares map
 * keys without regard to letter case, so a path that would then match another path, or a page (`isPage`), is written as
 * a case-sensitive regular expression.
 */
export function createNginxMaps(
	{ urls }: Pick<Site, 'urls'>,
	redirects: readonly Redirect[],
	isPage: (path: string) => boolean,
): string {
	const all = redirects.flatMap(({ from, to, isPermanent }) => {
		const path = decodePath(urls.base + from.replace(/\/$/, ''));
		// The maps only send 301, which browsers cache: temporary redirects are left to the redirect page.
		return path === undefined || !isPermanent ? [] : [{ path, to: escapePlaceholders(to).replaceAll('$', '%24') }];
	});
	const folded = Map.groupBy(all, ({ path }) => foldAscii(path));
	const lines = all.flatMap(({ path, to }) => {
		const isUnique = folded.get(foldAscii(path))?.length === 1 && !isPage(foldAscii(path));
		const keys = isUnique ? [path, `${path}/`] : [`~${createPathPattern(path)}`];
		return keys.map((key) => ({ key: quote(key), line: `\t${quote(key)} ${quote(to)};` }));
	});
	const longest = Math.max(0, ...lines.map(({ key }) => Buffer.byteLength(key)));
	return [
		'# Made by the build. Include it in the http block, before other maps; in the server block say:',
		'#   if ($help_center_moved) { return 301 $help_center_moved; }',
		`map_hash_max_size ${roundUpToPowerOfTwo(Math.max(2_048, lines.length * 2))};`,
		`map_hash_bucket_size ${roundUpToPowerOfTwo(Math.max(128, longest * 2))};`,
		'map $uri $help_center_moved {',
		...lines.map(({ line }) => line),
		'\tdefault $help_center_old_home;',
		'}',
		// `$request_uri` is still encoded: the decoded `$uri` could inject line breaks into a header.
		'map $request_uri $help_center_old_home {',
		...createHostedPathPatterns(urls.base).map(
			(rule) => `\t${quote(`~${rule}(?:[?]|$)`)} ${quote(`${urls.base}articles/$1/`)};`,
		),
		'\tdefault "";',
		'}',
		'',
	].join('\n');
}
