import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	createCacheKey,
	findUnusedScripts,
	getCacheKind,
	getOfflineCacheName,
	getOfflineCachePrefix,
	getPathBelow,
	isCacheable,
} from '../../../src/offline/cache-rules.ts';

const kind = (path: string | undefined, isPage = false, isPicture = false) => getCacheKind({ path, isPage, isPicture });

test('Pages, scripts, the search and pictures are cached; feeds, data files and other paths are not', () => {
	assert.equal(kind('', true), 'shell');
	assert.equal(kind('search/panel/'), 'shell');
	assert.equal(kind('search/quick.json'), 'shell');
	assert.equal(kind('search/text/0.json'), 'shell');
	assert.equal(kind('search/text/7.json'), 'search', 'large sites have many parts: those that were used are kept');
	assert.equal(kind('articles/a/', true), 'pages');
	assert.equal(kind('_astro/page.123.js'), 'scripts');
	assert.equal(kind('pagefind/pagefind-entry.json'), 'search');
	assert.equal(kind('pagefind/fragment/en_1.pf_fragment'), 'index');
	assert.equal(kind('logo.svg', false, true), 'pictures');
	for (const path of ['library.json', 'feed.xml', 'articles/a.json', 'articles/a/', 'sw.js', undefined]) {
		assert.equal(kind(path), undefined, path);
	}
	assert.equal(getPathBelow('/help/', 'https://a.test/help/articles/a/?x'), 'articles/a/');
	assert.equal(getPathBelow('/help/', 'https://a.test/blog/'), undefined);
});

test('Two help centers on one origin have separate caches', () => {
	assert.notEqual(getOfflineCacheName('/en/', 'pages'), getOfflineCacheName('/de/', 'pages'));
	assert.equal(getOfflineCacheName('/en/help/', 'pages').startsWith(getOfflineCachePrefix('/en/')), false);
	assert.equal(getOfflineCacheName('/en/', 'pages').startsWith(getOfflineCachePrefix('/')), false);
});

test('A page is cached by its path only, and found without its trailing slash', () => {
	assert.equal(createCacheKey('https://a.test/articles/a/?x=1#y', false), 'https://a.test/articles/a/');
	assert.equal(createCacheKey('https://a.test/articles/a', true), 'https://a.test/articles/a/');
	assert.equal(createCacheKey('https://a.test/articles/a', false), 'https://a.test/articles/a');
	assert.equal(createCacheKey('https://a.test/logo.svg', true), 'https://a.test/logo.svg');
	assert.equal(createCacheKey('https://a.test/', true), 'https://a.test/');
});

/** A response as a browser gets it from a request: `type` and `redirected` cannot be set by the constructor. */
function createResponse(status: number, headers: Record<string, string> = {}, rest: object = {}): Response {
	const response = new Response(status === 200 ? 'x' : null, {
		status,
		headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
	});
	return Object.defineProperties(
		response,
		Object.getOwnPropertyDescriptors({ type: 'basic', redirected: false, ...rest }),
	);
}

test('Only complete, successful responses of this site are cached', () => {
	assert.equal(isCacheable(createResponse(200), true), true);
	for (const status of [204, 206, 404, 410, 500, 503])
		assert.equal(isCacheable(createResponse(status), true), false, `${status}`);
	assert.equal(isCacheable(createResponse(200, {}, { redirected: true }), true), false);
	assert.equal(isCacheable(createResponse(200, {}, { type: 'opaque' }), false), false);
	assert.equal(isCacheable(createResponse(200, { 'cache-control': 'private, no-store' }), true), false);
	assert.equal(isCacheable(createResponse(200, { 'content-type': 'application/json' }), true), false);
	assert.equal(
		isCacheable(createResponse(200, { 'content-type': 'image/png', 'content-length': '2000000' }), false),
		false,
	);
});

test('A script is unused if neither the build nor a cached page needs it, not even through another script', () => {
	const scripts = new Map([
		['page.new.js', 'import("./search.new.js")'],
		['search.new.js', ''],
		['page.old.js', 'import("./search.old.js")'],
		['search.old.js', 'import "./word.old.js"'],
		['word.old.js', 'import "./search.old.js"'],
		['other.old.js', 'import "./search.old.js"'],
	]);
	const current = ['page.new.js', 'search.new.js'];
	const page = '<script type="module" src="/_astro/page.old.js"></script>';
	assert.deepEqual(findUnusedScripts(scripts, current, [page]), ['other.old.js']);
	assert.deepEqual(findUnusedScripts(scripts, current, []), [
		'page.old.js',
		'search.old.js',
		'word.old.js',
		'other.old.js',
	]);
});
