import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { parseHeaderRules } from '../../../../src/server/header-rules.ts';
import { createThemeStyle, themeScript } from '../../../../src/site/page-data/head/theme.ts';
import {
	createContentSecurityPolicy,
	createHeadersFile,
	createMediaPolicy,
} from '../../../../src/site/security/policy-and-headers.ts';
import { siteOptions, testSite } from '../../../support/site.ts';

const sha = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const { config } = siteOptions({ config: { videos: false } });

test('The policy denies by default, has the hashes of the two inline elements, and allows requests to the Library', () => {
	const { directives, scriptDirective, styleDirective } = createContentSecurityPolicy(config, ['https://library.test']);
	assert.ok(directives?.includes("default-src 'none'"));
	assert.ok(directives?.includes("connect-src 'self' https://library.test"));
	assert.ok(directives?.includes("frame-src 'none'"));
	for (const name of ['base-uri', 'object-src']) assert.ok(directives?.includes(`${name} 'none'` as 'base-uri'), name);
	assert.deepEqual(scriptDirective, { resources: ["'self'", "'wasm-unsafe-eval'"], hashes: [sha(themeScript)] });
	assert.deepEqual(styleDirective, { resources: ["'self'"], hashes: [sha(createThemeStyle(config))] });
});

test('Configured sources are added to the site’s own', () => {
	const { config } = siteOptions({
		config: {
			videos: false,
			csp: { script: ['https://s.test'], connect: ['https://c.test'], frame: ['https://f.test'], image: ['*'] },
		},
	});
	const { directives, scriptDirective } = createContentSecurityPolicy(config, ['https://library.test']);
	assert.ok(directives?.includes("connect-src 'self' https://library.test https://c.test"));
	assert.ok(directives?.includes('frame-src https://f.test'));
	assert.deepEqual(scriptDirective?.resources?.at(-1), 'https://s.test');
	assert.deepEqual(createMediaPolicy(config, [], []), ["img-src 'self' data: *", "media-src 'self'"]);
});

test('The policy of a page has the origins of its article’s pictures and media', () => {
	assert.deepEqual(
		createMediaPolicy(config, ['https://a.test', 'http://[::1]:8080', 'data:'], ['https://v_1.test:81']),
		["img-src 'self' data: https://a.test http://[::1]:8080", "media-src 'self' https://v_1.test:81"],
	);
});

test('The host name of a picture can’t add a directive', () => {
	const hostile = ['https://a;script-src/x.png', 'https://a,b/x.png', 'https://*/x.png'].map(
		(src) => new URL(src).origin,
	);
	assert.ok(hostile[0]?.includes(';'), 'such hosts are allowed by the URL standard');
	assert.deepEqual(createMediaPolicy(config, [...hostile, 'https://evil.test'], hostile), [
		"img-src 'self' data: https://evil.test",
		"media-src 'self'",
	]);
});

test('An article with very many picture hosts gets no policy of many kilobytes', () => {
	const many = Array.from({ length: 10_000 }, (_, at) => `https://p${at}.test`);
	assert.deepEqual(createMediaPolicy(config, many, many.slice(0, 30)), [
		"img-src 'self' data: https:",
		`media-src 'self' ${many.slice(0, 30).join(' ')}`,
	]);
	assert.deepEqual(createMediaPolicy(config, [`https://${'a.'.repeat(500)}test`], []), [
		"img-src 'self' data:",
		"media-src 'self'",
	]);
});

test('The headers contain what a page can’t set itself, and only files with a hash in their name are immutable', async () => {
	const text = createHeadersFile(await testSite({ base: '/help/' }));
	for (const line of [
		'/*',
		'/help/articles/*',
		"  Content-Security-Policy: frame-ancestors 'none'",
		'  X-Content-Type-Options: nosniff',
		'  Referrer-Policy: strict-origin-when-cross-origin',
	]) {
		assert.ok(text.split('\n').includes(line), line);
	}
	assert.match(text, /^ {2}Permissions-Policy: camera=\(\), /m);
	assert.deepEqual(
		[...text.matchAll(/^(\S+)\n {2}Cache-Control: .*immutable$/gm)].map(([, pattern]) => pattern),
		['/help/_astro/*', '/help/_pictures/*', '/help/pagefind/index/*', '/help/pagefind/fragment/*'],
	);
	const noindex = (rules: string) =>
		[...rules.matchAll(/^(\S+)\n(?: {2}.*\n)*? {2}X-Robots-Tag: noindex$/gm)].map(([, of]) => of);
	const always = ['search/panel/', 'library.json', 'library/*'];
	assert.deepEqual(
		noindex(text),
		always.map((path) => `/help/${path}`),
	);
	const staging = createHeadersFile(await testSite({ robots: 'noindex' }));
	assert.deepEqual(noindex(staging), ['/*', ...always.map((path) => `/${path}`)]);
	assert.match(text, /^\/help\/library\.json\n {2}Cache-Control: no-cache$/m);
	assert.match(text, /^\/help\/library\/\*\n {2}Cache-Control: no-cache$/m);
});

test('No rule that forbids framing matches the page for frames, which has a rule of its own', async () => {
	const { config } = siteOptions({ config: { frameAncestors: ['https://app.test'] } });
	const rules = parseHeaderRules(createHeadersFile({ ...(await testSite({ base: '/help/' })), config }));
	const headersFor = (path: string) =>
		rules.flatMap(({ pattern, headers }) => (pattern.test(path) ? headers : [])).map((header) => header.join(': '));
	for (const path of ['embed/', 'embed/index.html', 'embed/demo/']) {
		const framing = headersFor(`/help/${path}`).filter((line) => /frame|policy: frame/i.test(line));
		assert.deepEqual(framing, ['Content-Security-Policy: frame-ancestors https://app.test'], path);
	}
	for (const path of ['', 'articles/a/', 'categories/a/', 'tags/a/', 'search/', 'contact/', '404.html']) {
		const lines = headersFor(`/help/${path}`);
		assert.ok(lines.includes("Content-Security-Policy: frame-ancestors 'none'"), path);
		assert.ok(lines.includes('X-Frame-Options: DENY'), path);
		assert.ok(!lines.some((line) => line.startsWith('Access-Control')), path);
	}
	for (const path of [
		'embed.js',
		'_astro/embed-panel.1.js',
		'search/quick.json',
		'search/text/0.json',
		'articles/a.json',
		'pagefind/x.js',
	])
		assert.ok(headersFor(`/help/${path}`).includes('Access-Control-Allow-Origin: *'), path);
	for (const path of ['articles/a.md', '_astro/page.1.js', 'library.json', 'feed.json'])
		assert.ok(!headersFor(`/help/${path}`).some((line) => line.startsWith('Access-Control')), path);
	const nobody = createHeadersFile({ ...(await testSite()), config: { frameAncestors: [] } });
	assert.match(nobody, /^\/embed\/\*\n {2}Content-Security-Policy: frame-ancestors 'none'$/m);
});

test('Configured fonts can’t end the style element, and unset ones are left out', () => {
	const { config } = siteOptions({ config: { fonts: { body: 'Inter;}</style><script>', code: undefined } } });
	const style = createThemeStyle(config);
	assert.match(style, /;--font-body:Inter\/stylescript}$/);
	assert.doesNotMatch(style, /undefined|</);
	assert.ok(style.startsWith('@layer tokens,reset,prose,components,custom,print;'));
});
