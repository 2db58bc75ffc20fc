import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { openBuiltFolder } from '../support/built-folder.ts';
import { findHtmlErrors } from '../support/html-rules.ts';

/** A page of the built site: its path and its HTML. */
interface Page {
	path: string;
	html: string;
}

const brotli = (text: string) => brotliCompressSync(text).length;
const attributes = (html: string, name: string) =>
	[...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value.replaceAll('&amp;', '&'));

describe('the built site', async () => {
	let built: Awaited<ReturnType<typeof openBuiltFolder>>;
	let pages: Page[] = [];
	before(async () => {
		built = await openBuiltFolder();
		const names = (await Array.fromAsync(glob('**/*.html', { cwd: built.folder })))
			.filter((name) => !name.startsWith('search/panel/'))
			.sort();
		pages = await Promise.all(
			names.map(async (name) => ({
				path: `/${name.replace(/index\.html$/, '')}`,
				html: await readFile(join(built.folder, name), 'utf8'),
			})),
		);
		assert.ok(pages.length > 50, 'every article, category and page is there');
	});
	after(() => built.close());

	test('every page is valid HTML', async () => {
		for (const { path, html } of pages) {
			assert.deepEqual(await findHtmlErrors(html), [], path);
		}
	});

	test('every internal link leads to a page, and every fragment to an element on it', () => {
		const ids = new Map(pages.map(({ path, html }) => [path, new Set(attributes(html, 'id'))]));
		const files = new Set(pages.map(({ path }) => path));
		for (const { path, html } of pages) {
			for (const href of attributes(html, 'href')) {
				const url = new URL(href, `http://site.test${path}`);
				const isInternal = url.origin === 'http://site.test' || url.origin === built.url.origin;
				if (!isInternal || /\.(?:xml|svg|png|webmanifest|md|json)$/.test(url.pathname)) continue;
				const target = decodeURI(url.pathname);
				assert.ok(files.has(target), `${path} links to ${href}, which is no page`);
				const fragment = decodeURIComponent(url.hash.slice(1));
				assert.ok(
					fragment === '' || ids.get(target)?.has(fragment),
					`${path} links to ${href}, but no element there has that id`,
				);
			}
		}
	});

	test('ids are unique on each page, and each page has one h1 and one main', () => {
		for (const { path, html } of pages) {
			const ids = attributes(html, 'id');
			assert.equal(new Set(ids).size, ids.length, path);
			assert.equal(html.match(/<h1[\s>]/g)?.length, 1, path);
			assert.equal(html.match(/<main[\s>]/g)?.length, 1, path);
		}
	});

	test('no page has a style attribute, an event handler, an inline script or style without a CSP hash, or a CSP hash without its script or style', () => {
		for (const { path, html } of pages) {
			assert.doesNotMatch(html, /<[^>]+\sstyle=/, path);
			assert.doesNotMatch(html, /<[a-z][^>]*\son[a-z]+=/i, path);
			const [, policy = ''] =
				/^.{0,80}<meta charset="utf-8"><meta http-equiv="content-security-policy" content="([^"]+)"/s.exec(html) ?? [];
			const inline = [
				...html.matchAll(/<script(?![^>]*\ssrc=)(?![^>]*ld\+json)[^>]*>(.*?)<\/script>/gs),
				...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs),
			];
			// The page for iframes has only one inline style.
			assert.ok(inline.length >= (path === '/embed/' ? 1 : 3), path);
			const hashes = inline.map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
			assert.deepEqual(new Set(policy.match(/'sha256-[^']+'/g)), new Set(hashes), path);
			assert.doesNotMatch(html, /unsafe-inline|'unsafe-eval'/, path);
		}
	});

	test('an article page with its styles is small enough for the first round trip', async () => {
		const sizes = pages
			.filter(({ path }) => path.startsWith('/articles/'))
			.map(({ path, html }) => {
				const address = decodeURI(path.split('/')[2] ?? '');
				return { path, bytes: brotli(html), markdown: built.markdownBytes.get(address) ?? 0 };
			});
		for (const { path, bytes, markdown } of sizes) {
			if (markdown <= 6_000) assert.ok(bytes <= 11_000, `${path} of ${markdown} bytes of Markdown: ${bytes} > 11,000`);
			if (markdown <= 12_000) assert.ok(bytes <= 14_000, `${path} of ${markdown} bytes of Markdown: ${bytes} > 14,000`);
		}
		const inOrder = sizes.map(({ bytes }) => bytes).sort((a, b) => a - b);
		assert.ok((inOrder[Math.floor(inOrder.length / 2)] ?? Number.POSITIVE_INFINITY) <= 11_000, 'the median article');
	});

	test('no page has a style sheet or script that blocks rendering', () => {
		for (const { path, html } of pages) {
			assert.doesNotMatch(html, /<link[^>]+rel="stylesheet"/, path);
			assert.doesNotMatch(html, /<script(?![^>]*type="(?:module|application\/ld\+json)")[^>]*\ssrc=/, path);
		}
	});

	test('every indexable page has a title, a description, a canonical URL and one JSON-LD graph', () => {
		for (const { path, html } of pages.filter(({ html }) => !html.includes('content="noindex"'))) {
			assert.match(html, /<title>[^<]+<\/title>/, path);
			assert.match(html, /<meta name="description" content="[^"]+"/, path);
			assert.ok(html.includes(`<link rel="canonical" href="${new URL(path, built.url).href}">`), `${path}: canonical`);
			const graphs = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
			assert.equal(graphs.length, 1, path);
			const types = JSON.parse(graphs[0]?.[1] ?? '')['@graph'].map((thing: { '@type': string }) => thing['@type']);
			assert.deepEqual(types.slice(0, 2), ['Organization', 'WebSite'], path);
			assert.equal(types.includes('TechArticle'), path.startsWith('/articles/'), path);
		}
	});

	test('the sitemap lists home, categories, articles and tags, each with its own date, and nothing else', async () => {
		const sitemap = await readFile(join(built.folder, 'sitemap.xml'), 'utf8');
		const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = '']) => new URL(loc).pathname);
		const indexable = pages
			.filter(({ html }) => !html.includes('content="noindex"'))
			.map(({ path }) => encodeURI(path));
		assert.deepEqual([...listed].sort(), indexable.sort());
		const dates = [...sitemap.matchAll(/<lastmod>([^<]+)<\/lastmod>/g)].map(([, date]) => date);
		assert.ok(new Set(dates).size > 20, 'true dates, not the day of the build');
	});

	test('`_headers` sets the headers that a page cannot set itself', async () => {
		const headers = await readFile(join(built.folder, '_headers'), 'utf8');
		for (const line of ["frame-ancestors 'none'", 'nosniff', 'Referrer-Policy', 'Permissions-Policy', 'immutable']) {
			assert.ok(headers.includes(line), line);
		}
	});
});
