import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { openBuiltFolder } from '../support/built-folder.ts';

describe('the files for machines in the built site', () => {
	let built: Awaited<ReturnType<typeof openBuiltFolder>>;
	let addresses: string[] = [];
	before(async () => {
		built = await openBuiltFolder();
		const pages = await Array.fromAsync(glob('articles/*/index.html', { cwd: built.folder }));
		addresses = pages.map((name) => name.split('/')[1] ?? '');
		assert.ok(addresses.length > 20);
	});
	after(() => built.close());
	const read = (name: string) => readFile(join(built.folder, name), 'utf8');

	test('every article has a Markdown and a JSON version, and its page links to both', async () => {
		for (const address of addresses) {
			const text = await read(`articles/${address}.md`);
			const { title, canonical } = parse(/^---\n(.*?)\n---\n/s.exec(text)?.[1] ?? '');
			assert.ok(title);
			assert.equal(canonical, new URL(encodeURI(`articles/${address}/`), built.url).href);
			const page = await read(`articles/${address}/index.html`);
			const [, href = ''] = /<link rel="alternate" type="text\/markdown" href="([^"]+)">/.exec(page) ?? [];
			assert.equal(decodeURI(href), `/articles/${address}.md`);
			assert.ok(page.includes(`<link rel="alternate" type="application/json" href="${href.replace(/md$/, 'json')}">`));
			const json = JSON.parse(await read(`articles/${address}.json`));
			assert.equal(json.url, canonical);
			assert.equal(json.title, title);
		}
	});

	test('the home page links to the feeds, which list the same articles', async () => {
		const page = await read('index.html');
		assert.match(page, /<link rel="alternate" type="application\/feed\+json" href="\/feed\.json"/);
		const { items, feed_url } = JSON.parse(await read('feed.json'));
		assert.equal(feed_url, new URL('feed.json', built.url).href);
		const atom = [...(await read('feed.xml')).matchAll(/<entry>.*?<id>(.*?)<\/id>/gs)].map(([, id]) => id);
		assert.deepEqual(
			items.map(({ id }: { id: string }) => id),
			atom,
		);
	});

	test('the page of a category links to its feed, which has the articles of the category only', async () => {
		const page = await read('categories/billing/index.html');
		const url = new URL('categories/billing/feed.xml', built.url).href;
		assert.ok(page.includes(`<link rel="alternate" type="application/atom+xml" href="${url}"`));
		const entries = (await read('categories/billing/feed.xml')).match(/<category term="[^"]+"/g) ?? [];
		assert.equal(entries.length, 6);
		assert.deepEqual([...new Set(entries)], ['<category term="Billing &amp; payments"']);
	});

	test('llms.txt links to the Markdown of every article, and llms-full.txt contains all of it', async () => {
		const listed = [...(await read('llms.txt')).matchAll(/^- \[.*\]\((\S+\/articles\/\S+)\)/gm)].map(
			([, url = '']) => url,
		);
		assert.deepEqual(
			listed.map((url) => decodeURI(url.replace(built.url.href, ''))).sort(),
			addresses.map((address) => `articles/${address}.md`).sort(),
		);
		const whole = await read('llms-full.txt');
		for (const address of addresses) assert.ok(whole.includes(await read(`articles/${address}.md`)), address);
		const response = await fetch(new URL('llms.txt', built.url));
		assert.equal(response.headers.get('content-type'), 'text/plain; charset=utf-8');
	});

	test('Markdown is served as UTF-8 text that browsers do not treat as a page', async () => {
		const response = await fetch(new URL(encodeURI(`articles/${addresses[0]}.md`), built.url));
		assert.equal(response.status, 200);
		assert.equal(response.headers.get('content-type'), 'text/markdown; charset=utf-8');
		assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
		assert.equal(response.headers.get('content-security-policy'), "frame-ancestors 'none'");
	});
});
