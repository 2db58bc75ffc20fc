import type { AstroUserConfig } from 'astro';
import type { HelpCenterConfig } from '../config.ts';
import { createCspHash } from '../csp-hash.ts';
import { createThemeStyle, themeScript } from '../page-data/head/theme.ts';
import { createRegistrationScript } from '../page-data/offline-page.ts';
import type { Site } from '../site.ts';

type Policy = Extract<NonNullable<AstroUserConfig['security']>['csp'], object>;

/** The part of the content security policy that is the same on every page; Astro adds the hashes of its own bundles. */
export function createContentSecurityPolicy(
	config: HelpCenterConfig,
	endpointOrigins: readonly string[],
	base = '/',
): Policy {
	const { script = [], style = [], connect = [], font = [], frame = [] } = config.csp;
	return {
		directives: [
			"default-src 'none'",
			`connect-src ${["'self'", ...endpointOrigins, ...connect].join(' ')}`,
			`font-src ${listSources(["'self'", ...font])}`,
			// With videos each page has its own: see `createFramePolicy`.
			...(config.videos ? [] : [`frame-src ${listSources(frame)}` as const]),
			"manifest-src 'self'",
			...(config.offline ? ["worker-src 'self'" as const] : []),
			"base-uri 'none'",
			"form-action 'self'",
			"object-src 'none'",
		],
		scriptDirective: {
			resources: ["'self'", "'wasm-unsafe-eval'", ...script],
			hashes: [
				createCspHash(themeScript),
				...(config.offline ? [createCspHash(createRegistrationScript({ base }))] : []),
			],
		},
		styleDirective: { resources: ["'self'", ...style], hashes: [createCspHash(createThemeStyle(config))] },
	};
}

function listSources(sources: readonly string[]): string {
	return sources.length === 0 ? "'none'" : sources.join(' ');
}

/** The directive for the players of a page's videos, as a list; empty if videos are off, as then all pages have the same. */
export function createFramePolicy({ videos, csp }: HelpCenterConfig, players: readonly string[]) {
	return videos ? [`frame-src ${listSources([...players, ...(csp.frame ?? [])])}` as const] : [];
}

/** A host name has at most 253 letters. */
const MAX_ORIGIN = 270;
/** A host name may contain `;` and `,`, which would end the directive and begin another one. */
const PLAIN_ORIGIN = /^https?:\/\/[\w.:[\]-]+$/;

/** The most origins that a directive lists: an article with more gets every host with HTTPS, not a policy of many kilobytes. */
const MAX_ORIGINS = 30;

/** The directives for a page's images, audio and video: the site itself, and the origins that its article uses. */
export function createMediaPolicy(config: HelpCenterConfig, images: readonly string[], media: readonly string[]) {
	const plain = (origins: readonly string[]) => {
		const found = origins.filter((origin) => PLAIN_ORIGIN.test(origin) && origin.length <= MAX_ORIGIN);
		return found.length <= MAX_ORIGINS ? found : ['https:'];
	};
	return [
		`img-src ${["'self'", 'data:', ...plain(images), ...(config.csp.image ?? [])].join(' ')}` as const,
		`media-src ${["'self'", ...plain(media)].join(' ')}` as const,
	];
}

/** The directive that says which sites may frame the page `/embed/`. */
export function createFrameAncestors({ frameAncestors }: Pick<HelpCenterConfig, 'frameAncestors'>) {
	return `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')}` as const;
}

/**
 * Paths of pages that no site may frame. Not one rule for everything below the base path: hosts combine all rules that
 * match a path, so it would forbid `/embed/` too.
 */
const UNFRAMED = [
	'',
	'index.html',
	'404.html',
	'all/*',
	'articles/*',
	'categories/*',
	'contact/*',
	'search/*',
	'tags/*',
];

const PERMISSIONS = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics'];

/** For copied pictures: one that is opened as a page (an SVG) runs and loads nothing. */
const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'";

/**
 * The headers that a page can't set in its own HTML, in the `_headers` format that Netlify, Cloudflare and `preview`
 * read: a path pattern, then its headers, each on its own line.
 */
export function createHeadersFile({
	urls,
	robots,
	shareImages,
	config,
}: Pick<Site, 'urls' | 'robots' | 'shareImages'> & { config: Pick<HelpCenterConfig, 'frameAncestors'> }): string {
	const rule = (pattern: string, headers: Record<string, string>) =>
		[pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
	const immutable = { 'Cache-Control': 'public, max-age=31536000, immutable' };
	const crossOrigin = { 'Access-Control-Allow-Origin': '*' };
	const unframed = { 'Content-Security-Policy': "frame-ancestors 'none'", 'X-Frame-Options': 'DENY' };
	const rules = [
		rule('/*', {
			'X-Content-Type-Options': 'nosniff',
			'Referrer-Policy': 'strict-origin-when-cross-origin',
			'Permissions-Policy': PERMISSIONS.map((name) => `${name}=()`).join(', '),
			...(robots === 'noindex' && { 'X-Robots-Tag': 'noindex' }),
		}),
		...UNFRAMED.map((path) => rule(urls.base + path, unframed)),
		rule(`${urls.base}embed/*`, { 'Content-Security-Policy': createFrameAncestors(config) }),
		rule(urls.searchPanel, { 'X-Robots-Tag': 'noindex' }),
		rule(`${urls.base}library.json`, { 'Cache-Control': 'no-cache', 'X-Robots-Tag': 'noindex' }),
		rule(`${urls.base}library/*`, { 'Cache-Control': 'no-cache', 'X-Robots-Tag': 'noindex' }),
		rule(`${urls.base}_astro/*`, immutable),
		rule(`${urls.base}sw.js`, { 'Cache-Control': 'no-cache' }),
		rule(`${urls.base}_pictures/*`, { ...immutable, 'Content-Security-Policy': PICTURE_POLICY }),
		...(shareImages ? [rule(`${urls.base}share/*`, immutable)] : []),
		rule(`${urls.base}pagefind/index/*`, immutable),
		rule(`${urls.base}pagefind/fragment/*`, immutable),
		// What the search box on other sites requests.
		...['embed.js', '_astro/embed-*', 'search/quick.json', 'search/text/*', 'articles/*.json', 'pagefind/*'].map(
			(path) => rule(urls.base + path, crossOrigin),
		),
	];
	return `${rules.join('\n')}\n`;
}
