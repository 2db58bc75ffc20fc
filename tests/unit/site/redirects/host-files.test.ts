import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { z } from 'zod';
import { createRedirectsFile } from '../../../../src/site/redirects/hosts/netlify.ts';
import { createNginxMaps } from '../../../../src/site/redirects/hosts/nginx.ts';
import { createVercelConfig } from '../../../../src/site/redirects/hosts/vercel.ts';
import type { Redirect } from '../../../../src/site/redirects/redirect.ts';
import { createRedirectPage } from '../../../../src/site/redirects/redirect-page.ts';
import { collectRedirects } from '../../../../src/site/redirects/redirects.ts';
import { followNginx, followRedirects, readNginxMaps, readRedirects } from '../../../support/redirect-readers.ts';
import { inCategory, libraryArticle, libraryCategory, testSite } from '../../../support/site.ts';

const NASTY = [
	'a b',
	'"quoted" \'twice\'',
	'back\\slash\\',
	'two; lines } {',
	'$uri $\u007bx} $1',
	':splat',
	'*',
	'100% %41 %2F',
	'..%2f..',
	'<script>alert(1)</script>',
	'Über/uns',
	'パスワード 再設定',
	'(a|b)+[c].^$',
	'#part?query',
	'UPPER',
	'upper',
	'\ud800 alone',
	`${'x'.repeat(2_000)} y`,
];

const Vercel = z.strictObject({
	version: z.literal(3),
	routes: z.array(
		z.union([
			z.strictObject({
				src: z.string().startsWith('^').endsWith('$'),
				headers: z.strictObject({ Location: z.string().regex(/^(?:\/(?!\/)|https?:\/\/)[!-~]+$/) }),
				status: z.literal([301, 302]),
			}),
			z.strictObject({ handle: z.literal('filesystem') }),
			z.strictObject({ src: z.string(), dest: z.string(), status: z.literal(404) }),
		]),
	),
});

function followVercel(text: string, path: string): string | undefined {
	for (const route of Vercel.parse(JSON.parse(text)).routes) {
		if (!('headers' in route)) continue;
		const found = new RegExp(route.src).exec(path);
		if (found) return route.headers.Location.replace(/\$(\d)/g, (_, index) => found[Number(index)] ?? '');
	}
	return undefined;
}

for (const base of ['/', '/help/']) {
	test(`No slug and no configured path breaks a line or adds a rule, and each leads to its target, below ${base}`, async () => {
		const owners = [
			'/a b',
			'/"q"',
			'/a;b{c}',
			'/$uri',
			'/:splat',
			'/Page',
			'/page',
			'/パス',
			'/100%25',
			"/it's",
			'/a|b(c)[d]',
		];
		const site = await testSite({
			base,
			categories: [libraryCategory('The $ "Category"; {}')],
			articles: [
				...NASTY.map((slug) => libraryArticle(slug, inCategory('The $ "Category"; {}'))),
				libraryArticle('fine'),
			],
			config: { redirects: Object.fromEntries(owners.map((path) => [path, 'https://acme.test:8080/:x/*?$1="'])) },
		});
		const { redirects, problems } = collectRedirects(site);
		assert.deepEqual(problems, []);
		const { text, omitted } = createRedirectsFile(site, redirects);
		const rules = readRedirects(text);
		assert.equal(rules.length, redirects.length - omitted.length + 4);
		const maps = readNginxMaps(createNginxMaps(site, redirects, () => false));
		const vercel = createVercelConfig(site, redirects);
		const tooLong = new Set(omitted.map(({ from }) => from));
		assert.deepEqual(
			omitted.map(({ from }) => from.length > 900),
			omitted.map(() => true),
		);

		for (const { from, to } of redirects) {
			const path = base + from;
			const seen = (found: string | undefined) =>
				found?.replaceAll('%3A', ':').replaceAll('%2A', '*').replaceAll('%24', '$');
			// A host compares `:` and `*` in their encoded form, which is how these files write them.
			const written = path.replaceAll(':', '%3A').replaceAll('*', '%2A');
			if (!tooLong.has(from)) assert.equal(seen(followRedirects(rules, written)), seen(to), `_redirects: ${path}`);
			assert.equal(seen(followNginx(maps, path)), seen(to), `nginx: ${path}`);
			if (!tooLong.has(from)) assert.equal(seen(followVercel(vercel, path)), seen(to), `Vercel: ${path}`);
		}
		for (const old of ['library/any-team/articles/fine', 'library/x/articles/fine/', 'support/any-topic/fine']) {
			const to = `${base}articles/fine/`;
			assert.equal(followRedirects(rules, base + old), to);
			assert.equal(followNginx(maps, `${base}${old}?a=1`), to);
			assert.equal(followVercel(vercel, base + old), to);
		}
		for (const none of ['articles/fine/', 'library/x/fine', 'support/fine', 'elsewhere']) {
			assert.equal(followRedirects(rules, base + none), undefined, none);
			assert.equal(followNginx(maps, base + none), '', none);
			assert.equal(followVercel(vercel, base + none), undefined, none);
		}
		assert.equal(
			followNginx(maps, `${base}library/x/articles/a%0d%0aSet-Cookie:b`),
			`${base}articles/a%0d%0aSet-Cookie:b/`,
		);
	});
}

const redirect = (n: number): Redirect => ({
	from: `articles/old-${n}/`,
	to: '/articles/new/',
	name: 'New',
	since: undefined,
	cause: 'article',
	isPermanent: true,
});

test('_redirects has at most 2,000 lines, the first of the list, and reports the omitted ones', async () => {
	const site = await testSite();
	const list = Array.from({ length: 2_100 }, (_, n) => redirect(n));
	const { text, omitted } = createRedirectsFile(site, list);
	const rules = readRedirects(text);
	assert.equal(rules.length, 2_000);
	assert.equal(rules[0]?.from, '/articles/old-0/');
	assert.equal(followRedirects(rules, '/library/a/articles/b'), '/articles/b/');
	assert.deepEqual(omitted, list.slice(1_996));
	assert.ok(Vercel.parse(JSON.parse(createVercelConfig(site, list))).routes.length < 2_000, 'Vercel has a limit too');
});

test('nginx ignores letter case, so a path that differs from a page only in case is compared case-sensitively', async () => {
	const site = await testSite({ articles: [libraryArticle('page')] });
	const maps = readNginxMaps(
		createNginxMaps(site, [{ ...redirect(1), from: 'articles/PAGE' }], (path) => path === '/articles/page'),
	);
	assert.equal(followNginx(maps, '/articles/PAGE'), '/articles/new/');
	assert.equal(followNginx(maps, '/articles/page/'), '');
});

test('A temporary redirect is 302, and is not in the nginx map, which sends 301', async () => {
	const site = await testSite();
	const list = [{ ...redirect(1), isPermanent: false }];
	assert.equal(readRedirects(createRedirectsFile(site, list).text)[0]?.status, 302);
	assert.match(createVercelConfig(site, list), /"status": 302/);
	assert.equal(followNginx(readNginxMaps(createNginxMaps(site, list, () => false)), '/articles/old-1/'), '');
});

test('The redirect page is valid, small and safe against injection', async () => {
	const site = await testSite();
	const html = createRedirectPage(site, {
		to: '/articles/a/?b="><script>',
		name: '<script>alert(1)</script> & "more"',
	});
	const { results } = await new HtmlValidate({
		extends: ['html-validate:recommended'],
		rules: { 'require-sri': 'off' },
	}).validateString(html);
	assert.deepEqual(
		results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
		[],
	);
	assert.equal(html.match(/<script/g)?.length, 1);
	assert.ok(html.length < 1_500);
	assert.match(html, /<link rel="canonical" href="https:\/\/help\.test\/articles\/a\//);
	assert.match(html, /<meta http-equiv="refresh" content="0; url=\/articles\/a\//);
	assert.doesNotMatch(html, /noindex/);
	assert.match(createRedirectPage(await testSite({ robots: 'noindex' }), redirect(1)), /noindex/);
	assert.doesNotMatch(createRedirectPage(await testSite({ siteUrl: undefined }), redirect(1)), /canonical/);
});
