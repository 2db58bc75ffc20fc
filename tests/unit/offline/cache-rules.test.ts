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

test('Pages, scripts, the search and pictures are kept; feeds, data and what stands elsewhere are not', () => {
	assert.equal(kind('', true), 'shell');
	assert.equal(kind('search/panel/'), 'shell');
	assert.equal(kind('search/quick.json'), 'shell');
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

test('Two help centers on one origin keep what is theirs apart', () => {
	assert.notEqual(getOfflineCacheName('/en/', 'pages'), getOfflineCacheName('/de/', 'pages'));
	assert.equal(getOfflineCacheName('/en/help/', 'pages').startsWith(getOfflineCachePrefix('/en/')), false);
	assert.equal(getOfflineCacheName('/en/', 'pages').startsWith(getOfflineCachePrefix('/')), false);
});

test('A page is kept under its path alone, and found without the slash at its end', () => {
	assert.equal(createCacheKey('https://a.test/articles/a/?x=1#y', false), 'https://a.test/articles/a/');
	assert.equal(createCacheKey('https://a.test/articles/a', true), 'https://a.test/articles/a/');
	assert.equal(createCacheKey('https://a.test/articles/a', false), 'https://a.test/articles/a');
	assert.equal(createCacheKey('https://a.test/logo.svg', true), 'https://a.test/logo.svg');
	assert.equal(createCacheKey('https://a.test/', true), 'https://a.test/');
});

/** An answer as a browser would have it; its own kind can't be made by hand. */
function answer(status: number, headers: Record<string, string> = {}, rest: object = {}): Response {
	const response = new Response(status === 200 ? 'x' : null, {
		status,
		headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
	});
	return Object.defineProperties(
		response,
		Object.getOwnPropertyDescriptors({ type: 'basic', redirected: false, ...rest }),
	);
}

test('Only whole, good answers of this site are kept', () => {
	assert.equal(isCacheable(answer(200), true), true);
	for (const status of [204, 206, 404, 410, 500, 503])
		assert.equal(isCacheable(answer(status), true), false, `${status}`);
	assert.equal(isCacheable(answer(200, {}, { redirected: true }), true), false);
	assert.equal(isCacheable(answer(200, {}, { type: 'opaque' }), false), false);
	assert.equal(isCacheable(answer(200, { 'cache-control': 'private, no-store' }), true), false);
	assert.equal(isCacheable(answer(200, { 'content-type': 'application/json' }), true), false);
	assert.equal(isCacheable(answer(200, { 'content-type': 'image/png', 'content-length': '2000000' }), false), false);
});

test('A script goes when neither the build nor a kept page needs it, by way of another script either', () => {
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
