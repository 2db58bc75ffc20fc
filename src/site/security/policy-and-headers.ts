import type { AstroUserConfig } from 'astro';
import type { HelpCenterConfig } from '../config.ts';
import { createCspHash } from '../csp-hash.ts';
import { createRegistrationScript } from '../page-data/offline-page.ts';
import { createThemeStyle, themeScript } from '../page-data/theme.ts';
import type { Site } from '../site.ts';

type Policy = Extract<NonNullable<AstroUserConfig['security']>['csp'], object>;

/** The parts of the content security policy that are the same on every page; Astro adds the hashes of its own bundles. */
export function createContentSecurityPolicy(
	config: HelpCenterConfig,
	endpointOrigins: readonly string[],
	base = '/',
): Policy {
	const { script = [], style = [], connect = [], font = [], frame = [] } = config.csp;
	const list = (sources: readonly string[]) => (sources.length === 0 ? "'none'" : sources.join(' '));
	return {
		directives: [
			"default-src 'none'",
			`connect-src ${["'self'", ...endpointOrigins, ...connect].join(' ')}`,
			`font-src ${list(["'self'", ...font])}`,
			`frame-src ${list(frame)}`,
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

/** A host may hold `;` and `,`, with which it would end the directive and begin another one. */
const PLAIN_ORIGIN = /^https?:\/\/[\w.:[\]-]+$/;

/** The sources of one page's pictures, sound and video: the site itself, and what its article shows. */
export function createMediaPolicy(config: HelpCenterConfig, images: readonly string[], media: readonly string[]) {
	const plain = (origins: readonly string[]) => origins.filter((origin) => PLAIN_ORIGIN.test(origin));
	return [
		`img-src ${["'self'", 'data:', ...plain(images), ...(config.csp.image ?? [])].join(' ')}` as const,
		`media-src ${["'self'", ...plain(media)].join(' ')}` as const,
	];
}

/** Who may frame the page `/embed/`. */
export function createFrameAncestors({ frameAncestors }: Pick<HelpCenterConfig, 'frameAncestors'>) {
	return `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')}` as const;
}

/**
 * Where pages stand that nobody may frame. Not all below the base path: hosts join what several rules say of an address, so that a rule
 * for all would forbid `/embed/` too.
 */
const UNFRAMED = ['', 'index.html', '404.html', 'articles/*', 'categories/*', 'contact/*', 'search/*', 'tags/*'];

const PERMISSIONS = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics'];

/** A copied picture that is opened by itself runs and loads nothing, also one that is a document (SVG). */
const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'";

/**
 * The headers that a page can't carry in itself, in the `_headers` form that Netlify, Cloudflare and `preview` read:
 * an address pattern, then its headers, each on a line of its own.
 */
export function createHeadersFile({
	urls,
	robots,
	shareImages,
	config,
}: Pick<Site, 'urls' | 'robots' | 'shareImages'> & { config: Pick<HelpCenterConfig, 'frameAncestors'> }): string {
	const rule = (pattern: string, headers: Record<string, string>) =>
		[pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
	const unchanging = { 'Cache-Control': 'public, max-age=31536000, immutable' };
	const forOthers = { 'Access-Control-Allow-Origin': '*' };
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
		rule(`${urls.base}_astro/*`, unchanging),
		rule(`${urls.base}sw.js`, { 'Cache-Control': 'no-cache' }),
		rule(`${urls.base}_pictures/*`, { ...unchanging, 'Content-Security-Policy': PICTURE_POLICY }),
		...(shareImages ? [rule(`${urls.base}share/*`, unchanging)] : []),
		rule(`${urls.base}pagefind/index/*`, unchanging),
		rule(`${urls.base}pagefind/fragment/*`, unchanging),
		// What the search box on other sites asks for.
		...['embed.js', '_astro/embed-*', 'search/quick.json', 'articles/*.json', 'pagefind/*'].map((path) =>
			rule(urls.base + path, forOthers),
		),
	];
	return `${rules.join('\n')}\n`;
}
