import type { Site } from '../../site.ts';
import { decoded, exactly, literal, oldHomeRules } from '../host-files.ts';
import type { Redirect } from '../redirect.ts';

export function quoted(text: string): string {
	return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

export const foldAscii = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The smallest power of two that is at least `least`, for nginx's hash tables. */
export const roundUpToPowerOfTwo = (least: number) => 2 ** Math.ceil(Math.log2(least));

/**
 * Maps for nginx's `http` block: `$help_center_moved` is where the address of a request leads now, or empty. `isPage` says whether a page
 * stands at a path; nginx compares without regard to letter case, so what must not meet one is compared as a regular expression.
 */
export function createNginxMaps(
	{ urls }: Pick<Site, 'urls'>,
	redirects: readonly Redirect[],
	isPage: (path: string) => boolean,
): string {
	const all = redirects.flatMap(({ from, to, isPermanent }) => {
		const path = decoded(urls.base + from.replace(/\/$/, ''));
		// A 301 is remembered by browsers: what leads elsewhere only for now is left to its page.
		return path === undefined || !isPermanent ? [] : [{ path, to: literal(to).replaceAll('$', '%24') }];
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
		`map_hash_max_size ${roundUpToPowerOfTwo(Math.max(2_048, lines.length * 2))};`,
		`map_hash_bucket_size ${roundUpToPowerOfTwo(Math.max(128, longest * 2))};`,
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
