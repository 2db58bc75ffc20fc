import assert from 'node:assert/strict';
import { test } from 'node:test';
import options from '../../../src/help-center.config.ts';
import { SettingsError } from '../../../src/model/user-errors.ts';
import { defineHelpCenter, readConfig } from '../../../src/site/config.ts';

/** The error lines for an invalid configuration. */
function getErrorLines(config: unknown): string[] {
	try {
		readConfig(config);
	} catch (error) {
		if (error instanceof SettingsError) return error.message.split('\n');
		throw error;
	}
	throw new Error('it was accepted');
}

test('Nothing is required; all settings have the documented defaults', () => {
	const config = readConfig({ name: ' Acme Help ' });
	assert.equal(config.name, 'Acme Help');
	assert.deepEqual(
		[config.language, config.articleOrder, config.ratings, config.views, config.notice, config.contact],
		['en', 'views', { yes: 'helpful', no: 'not_helpful' }, true, undefined, []],
	);
});

test('A language for a region has the interface of the nearest language, and keeps its own tag', () => {
	for (const [tag, language, locale] of [
		['en', 'en', 'en'],
		['en-GB', 'en', 'en-GB'],
		['de-at', 'de', 'de-AT'],
		['pt-PT', 'pt-BR', 'pt-PT'],
		['pt-BR', 'pt-BR', 'pt-BR'],
		['zh-TW', 'zh', 'zh-TW'],
		['zh-hant-hk', 'zh', 'zh-Hant-HK'],
		['fr-CA', 'fr', 'fr-CA'],
		['es-419', 'es', 'es-419'],
		['ar-EG', 'ar', 'ar-EG'],
	] as const) {
		const config = readConfig({ language: tag });
		assert.deepEqual([config.language, config.locale], [language, locale]);
	}
});

test('The configuration that comes with the project is valid', () => {
	assert.equal(readConfig(defineHelpCenter(options)).name, options.name ?? '');
});

for (const [config, key, came, expected] of [
	[{ name: 5 }, 'name', '5', 'expected a text'],
	[{ name: 10n }, 'name', '10n', 'expected a text'],
	[{ name: () => 'A' }, 'name', 'a function', 'expected a text'],
	[{ name: 'A', views: 'yes' }, 'views', '"yes"', 'expected true or false'],
	[{ name: 'A', contact: {} }, 'contact', '{}', 'expected a list'],
	[{ name: 'A', contact: ['mail'] }, 'contact.0', '"mail"', 'expected an object'],
	[{ name: 'A', ratings: { yes: 'up' } }, 'ratings.no', 'nothing', 'expected a text'],
	[{ name: 'A', editUrl: 'https://app.test/edit' }, 'editUrl', '"https://app.test/edit"', 'with {slug} or {id} in it'],
	[
		{ name: 'A', editUrl: 'app.test/{id}' },
		'editUrl',
		'"app.test/{id}"',
		'such as https://app.example/articles/{id}/edit',
	],
	[
		{ name: 'A', editUrl: 'https://x.test/{slug}/{Id}' },
		'editUrl',
		'"https://x.test/{slug}/{Id}"',
		'with {slug} or {id}',
	],
	[{ name: 'A', logo: { src: '/a.svg', width: 0, height: 1 } }, 'logo.width', '0', 'expected a number above 0'],
	[{ name: 'A', logo: { src: '/a.svg', width: 1, height: '28' } }, 'logo.height', '"28"', 'expected a number'],
	[{ name: 'A', accent: 'red'.repeat(99) }, 'accent', `"${'red'.repeat(99).slice(0, 79)}…`, 'expected a CSS colour'],
	[{ name: '  ' }, 'name', '"  "', 'expected a text'],
	[undefined, 'the default export', 'nothing', 'expected an object'],
	[() => ({ name: 'A' }), 'the default export', 'a function', 'expected an object'],
	[{ name: 'A', accent: 'blurple' }, 'accent', '"blurple"', 'expected a CSS colour'],
	[
		{ name: 'A', language: 'tlh' },
		'language',
		'"tlh"',
		'expected one of "en", "de", "fr", "es", "pt-BR", "ja", "ar", "zh"',
	],
	[{ name: 'A', language: 'it-IT' }, 'language', '"it-IT"', 'or one of these for a region, such as "en-GB"'],
	[{ name: 'A', language: 'en_GB' }, 'language', '"en_GB"', 'such as "en-GB"'],
	[
		{ name: 'A', language: 'en-gb', siblings: [{ label: 'B', url: 'https://b.test', language: 'en-GB' }] },
		'siblings.0.language',
		'"en-GB"',
		"expected another language than this site's own",
	],
	[{ name: 'A', look: 'dense' }, 'look', '"dense"', 'expected one of "calm", "editorial", "compact"'],
	[{ name: 'A', articleOrder: 'newest' }, 'articleOrder', '"newest"', 'expected one of "views", "title", "api"'],
	[{ name: 'A', popular: 99 }, 'popular', '99', 'expected a whole number from 0 to 24'],
	[{ name: 'A', recent: 1.5 }, 'recent', '1.5', 'expected a whole number from 0 to 24'],
	[
		{ name: 'A', logo: { src: 'logo.svg', width: 1, height: 1 } },
		'logo.src',
		'"logo.svg"',
		'expected a file in public/',
	],
	[
		{ name: 'A', searchInsights: '/insights' },
		'searchInsights',
		'"/insights"',
		'expected the URL of your collector, which begins with https://, or true',
	],
	[
		{ name: 'A', searchInsights: 'http://count.test/' },
		'searchInsights',
		'"http://count.test/"',
		'expected the URL of your collector, which begins with https://, or true',
	],
	[
		{ name: 'A', searchInsights: 'https://a:b@count.test/' },
		'searchInsights',
		'"https://a:b@count.test/"',
		'expected the URL of your collector, which begins with https://, or true',
	],
	[
		{ name: 'A', searchInsights: 1 },
		'searchInsights',
		'1',
		'expected the URL of your collector, which begins with https://, or true',
	],
	[{ name: 'A', shareImages: 'yes' }, 'shareImages', '"yes"', 'expected true, false or { site: FILE }'],
	[{ name: 'A', favicon: '//cdn.test/x' }, 'favicon', '"//cdn.test/x"', 'expected a file in public/'],
	[
		{ name: 'A', notice: { text: 'Hi', until: '31.12.2026' } },
		'notice.until',
		'"31.12.2026"',
		'expected a day such as',
	],
	[
		{ name: 'A', notice: { text: 'Hi', until: '2026-02-30' } },
		'notice.until',
		'"2026-02-30"',
		'expected a day such as',
	],
	[
		{
			name: 'A',
			header: {
				links: [
					{ label: 'x', href: '/ok' },
					{ label: 'y', href: 'javascript:alert(1)' },
				],
			},
		},
		'header.links.1.href',
		'"javascript:alert(1)"',
		'expected an address that begins with',
	],
	[{ name: 'A', csp: { script: ['a; script-src *'] } }, 'csp.script.0', '"a; script-src *"', 'expected one CSP source'],
	[
		{ name: 'A', redirects: { '/a': 'b' } },
		'redirects./a',
		'"b"',
		"expected 'article:SLUG', 'category:SLUG', or an address",
	],
	[{ name: 'A', frameAncestors: ['a b'] }, 'frameAncestors.0', '"a b"', 'expected one source'],
	[
		{ name: 'A', suggestions: [{ on: '/*' }] },
		'suggestions.0',
		"{ on: '/*' }",
		'expected one of articles, category and search',
	],
	[{ name: 'A', sections: { a: [{ title: 'B' }] } }, 'sections.a.0', "{ title: 'B' }", 'expected articles or tags'],
	[{ name: 'A', sections: { a: [{ tags: ['b'] }] } }, 'sections.a.0.title', 'nothing', 'expected a text'],
	[{ name: 'A', featured: 'first' }, 'featured', '"first"', 'expected a list'],
	[
		{ name: 'A', status: { url: 'http://status.test/' } },
		'status.url',
		'"http://status.test/"',
		'expected the address',
	],
	[{ name: 'A', status: { url: '/status' } }, 'status.url', '"/status"', 'expected the address of your status page'],
	[
		{ name: 'A', status: { url: 'https://status.test', provider: 'other' } },
		'status.provider',
		'"other"',
		'expected one of "statuspage"',
	],
	[{ name: 'A', synonyms: [['log in']] }, 'synonyms.0', '["log in"]', 'expected at least two words'],
	[{ name: 'A', redirects: { '/a': '//evil.test' } }, 'redirects./a', '"//evil.test"', 'expected'],
	[{ name: 'A', redirects: { '/a': 'javascript:alert(1)' } }, 'redirects./a', '"javascript:alert(1)"', 'expected'],
	[{ name: 'A', redirects: { '/a': 'article: ' } }, 'redirects./a', '"article: "', 'expected'],
	[{ name: 'A', redirects: { 'a/b': '/' } }, 'redirects.a/b', '"/"', 'expected a path such as /old/page'],
	[{ name: 'A', redirects: { '/a/../b': '/' } }, 'redirects./a/../b', '"/"', 'expected a path'],
	[{ name: 'A', redirects: { '/a/%2e%2E/b': '/' } }, 'redirects./a/%2e%2E/b', '"/"', 'expected a path'],
	[{ name: 'A', redirects: { '/a?b=1': '/' } }, 'redirects./a?b=1', '"/"', 'expected a path'],
	[{ name: 'A', redirects: { '/a/*': '/' } }, 'redirects./a/*', '"/"', 'expected a path'],
	[{ name: 'A', redirects: { '/100%': '/' } }, 'redirects./100%', '"/"', 'expected a path'],
	[{ name: 'A', redirects: { '/a%0Ab': '/' } }, 'redirects./a%0Ab', '"/"', 'expected a path'],
	[
		{ name: 'A', siblings: [{ label: 'B', url: 'help.test' }] },
		'siblings.0.url',
		'"help.test"',
		'expected the address of',
	],
	[
		{ name: 'A', siblings: [{ label: 'B', url: 'https://b.test', language: 'german!' }] },
		'siblings.0.language',
		'"german!"',
		'expected a language tag',
	],
	[
		{ name: 'A', siblings: [{ label: 'B', url: 'https://b.test', language: 'EN' }] },
		'siblings.0.language',
		'"EN"',
		"expected another language than this site's own",
	],
	[
		{ name: 'A', siblings: ['de', 'DE'].map((language) => ({ label: 'B', url: 'https://b.test', language })) },
		'siblings.1.language',
		'"DE"',
		'expected a language that no other sibling has',
	],
	[
		{ name: 'A', siblings: [{ label: 'B', url: 'https://b.test', default: true }] },
		'siblings.0.default',
		'true',
		'expected a language beside it',
	],
	[
		{ name: 'A', siblings: [{ label: 'B', url: 'https://b.test', articles: { a: '//evil.test' } }] },
		'siblings.0.articles.a',
		'"//evil.test"',
		'expected an address there',
	],
	[
		{ name: 'A', siblings: [{ label: 'B', url: 'https://b.test', articles: { a: 'javascript:alert(1)' } }] },
		'siblings.0.articles.a',
		'"javascript:alert(1)"',
		'expected an address there',
	],
	[
		{ name: 'A', words: { welcom: 'Hi' } },
		'words.welcom',
		'"Hi"',
		'expected a key of src/site/strings/en.ts; did you mean welcome?',
	],
	[{ name: 'A', words: { dir: 'rtl' } }, 'words.dir', '"rtl"', 'expected a key of'],
	[{ name: 'A', words: { welcome: '' } }, 'words.welcome', '""', 'expected a text'],
	[{ name: 'A', words: 'Hi' }, 'words', '"Hi"', 'expected an object'],
	[{ name: 'A', words: { skip: 'Skip {n}' } }, 'words.skip', '"Skip {n}"', 'expected a text without {…}'],
	[{ name: 'A', words: { pageOf: 'Page {page}' } }, 'words.pageOf', '"Page {page}"', 'a text with {page} and {pages}'],
	[{ name: 'A', words: { minutes: () => '' } }, 'words.minutes', 'a function', 'expected a text with {n}, or'],
	[
		{ name: 'A', words: { searchCount: { one: '1' } } },
		'words.searchCount',
		"{ one: '1' }",
		'expected a text with {n}',
	],
	[{ name: 'A', words: { markdown: { tips: 'Hint' } } }, 'words.markdown.tips', '"Hint"', 'did you mean tip?'],
	[
		{ name: 'A', logo: '/logo.svg' },
		'logo',
		'"/logo.svg"',
		'expected an object with the size of the logo in pixels: logo: { src: "/logo.svg", width: 28, height: 28 }.',
	],
	[{ name: 'A', logo: 5 }, 'logo', '5', 'expected an object: {…}.'],
	[{ nam: 'A' }, 'nam', '"A"', 'expected one of the settings in docs/configure.md; did you mean name?'],
	[{ name: 'A', footer: { test: 'x' } }, 'footer.test', '"x"', 'did you mean text?'],
	[{ name: 'A', contact: [{ label: 'x', href: '/', hrf: 1 }] }, 'contact.0.hrf', '1', 'did you mean href?'],
	[{ name: 'A', colour: 'red' }, 'colour', '"red"', 'expected one of the settings'],
	[{ name: 'A', footer: { link: [] } }, 'footer.link', '[]', 'expected one of the settings'],
] as const) {
	test(`${key} ${came} is rejected with the file, the key, the value and what was expected`, () => {
		const lines = getErrorLines(config);
		assert.equal(lines.length, 1);
		assert.ok(lines[0]?.startsWith(`src/help-center.config.ts: ${key} is ${came}: `), lines[0]);
		assert.ok(lines[0]?.includes(expected), lines[0]);
	});
}

test('A circular value is shown on one line', () => {
	const circle: Record<string, unknown> = {};
	circle.logo = circle;
	const lines = getErrorLines({ name: 'A', footer: circle });
	assert.equal(lines.length, 1);
	assert.match(lines[0] ?? '', /footer\.logo is <ref \*1> \{ logo: \[Circular \*1\] \}: expected one of the settings/);
});

test('All errors are reported at once, each on its own line', () => {
	assert.deepEqual(
		getErrorLines({ name: 'A', one: 1, two: 2, popular: -1 }).map((line) => line.split(' ')[1]),
		['popular', 'one', 'two'],
	);
});

test('A colour with spaces around it, or without its #, is understood', () => {
	for (const [written, accent] of [
		[' #c2410c ', '#c2410c'],
		['c2410c', '#c2410c'],
		['Red', 'Red'],
		['oklch(0.5 0.1 200)', 'oklch(0.5 0.1 200)'],
	] as const)
		assert.equal(readConfig({ name: 'A', accent: written }).accent, accent);
});
