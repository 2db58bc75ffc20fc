import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import type { SampleOptions } from '../../../sample/types.ts';
import { writeShareImages } from '../../../src/build/share-images.ts';
import { type BuiltSite, startBuiltSite } from '../../support/built-site.ts';

/** Reads the text of every page. The origins are replaced, because their ports differ between builds. */
async function readPages({ folder, url, library }: BuiltSite): Promise<Map<string, string>> {
	const names = (await Array.fromAsync(glob('**/*.{html,xml,txt}', { cwd: folder }))).sort();
	return new Map(
		await Promise.all(
			names.map(async (name): Promise<[string, string]> => {
				const text = await readFile(join(folder, name), 'utf8');
				const withoutSite = text
					.replaceAll(url.origin, 'SITE')
					// In the mail links of contacts.
					.replaceAll(encodeURIComponent(url.origin), 'SITE');
				return [name, withoutSite.replaceAll(library.url.origin, 'LIBRARY')];
			}),
		),
	);
}

test('Every API generation of the Library results in exactly the same site', async () => {
	const wires: SampleOptions[] = [
		{ generation: 'C' },
		{ generation: 'A', paging: 'meta-total-pages', envelope: 'data-object', contentInList: true },
		{ generation: 'B', paging: 'meta-has-more' },
	];
	let expected: Map<string, string> | undefined;
	for (const wire of wires) {
		const built = await startBuiltSite(wire);
		try {
			const pages = await readPages(built);
			assert.ok(pages.size > 50);
			expected ??= pages;
			assert.deepEqual([...pages.keys()], [...expected.keys()], `generation ${wire.generation}: addresses`);
			for (const [name, text] of pages)
				assert.equal(text, expected.get(name), `generation ${wire.generation}: ${name}`);
		} finally {
			await built.close();
		}
	}
});

/** Checks that pages name their share images, which exist, and that a build of the same content creates none of them again. */
async function checkShareImages({ url, folder, site }: BuiltSite): Promise<void> {
	const page = await (await fetch(new URL('articles/reset-a-password/', url))).text();
	const readMeta = (property: string) => new RegExp(`<meta property="${property}" content="([^"]*)">`).exec(page)?.[1];
	const imageUrl = readMeta('og:image') ?? '';
	assert.match(imageUrl, /\/help\/share\/articles\/reset-a-password-[0-9a-f]{12}\.png$/);
	assert.deepEqual(['og:image:width', 'og:image:height', 'og:image:alt'].map(readMeta), [
		'1200',
		'630',
		'Reset a password',
	]);
	assert.ok(page.includes(`"image":"${imageUrl}"`), 'JSON-LD');
	const response = await fetch(imageUrl);
	assert.deepEqual(
		[response.status, response.headers.get('cache-control')],
		[200, 'public, max-age=31536000, immutable'],
	);
	const picture = sharp(await response.arrayBuffer());
	const { width, height } = await picture.metadata();
	assert.deepEqual([width, height], [1200, 630]);
	const { channels } = await picture.stats();
	assert.ok(
		channels.some(({ min, max, stdev }) => max - min > 100 && stdev > 10),
		'it is not blank',
	);

	const pictures = await Array.fromAsync(glob('share/**/*.png', { cwd: folder }));
	assert.equal(pictures.length, site.articles.length + site.categories.length + 1);
	const again = await writeShareImages(site, { dataDir: join(folder, '../data') }, join(folder, '../again'));
	assert.deepEqual(again, { images: pictures.length, drawn: 0 });
	const [first, ...rest] = site.articles;
	if (!first) throw new Error('The sample has articles.');
	const renamed = { ...site, articles: [{ ...first, title: `${first.title}, renamed` }, ...rest] };
	assert.equal(
		(await writeShareImages(renamed, { dataDir: join(folder, '../data') }, join(folder, '../again'))).drawn,
		1,
	);
}

test('With a base path, every internal link is below it, and the pages are served there', async () => {
	const built = await startBuiltSite(
		{},
		{ BASE_PATH: '/help', INDEXNOW_KEY: 'a-key-of-ours', MIRROR_IMAGES: '1' },
		{ config: { shareImages: true } },
	);
	try {
		const shown = new Set<string>();
		for (const [name, text] of await readPages(built)) {
			if (name.startsWith('articles/')) assert.match(text, /img-src 'self' data:;/, `${name}: no picture of elsewhere`);
			for (const [, src = ''] of text.matchAll(/<img src="(\/help\/_pictures\/[^"]+)" [^>]*width="\d+" height="\d+"/g))
				shown.add(src);
			for (const [, href = ''] of text.matchAll(/\s(?:href|src|action|poster|data-panel|data-base)="(\/[^"]*)"/g)) {
				assert.ok(href.startsWith('/help/'), `${name}: ${href}`);
			}
		}
		assert.equal(shown.size, 12, 'every picture of the sample has its copy');
		for (const path of [
			...shown,
			'',
			'articles/reset-a-password/',
			'categories/billing/',
			'search/',
			'pagefind/pagefind.js',
			'sitemap.xml',
			'feed.json',
			'llms.txt',
			'articles/reset-a-password.md',
			'articles/reset-a-password.json',
		]) {
			assert.equal((await fetch(new URL(path, built.url))).status, 200, path);
		}
		assert.equal((await fetch(new URL('/articles/reset-a-password/', built.url))).status, 404);
		assert.equal(await (await fetch(new URL('a-key-of-ours.txt', built.url))).text(), 'a-key-of-ours');
		assert.match(await (await fetch(new URL('robots.txt', built.url))).text(), /Sitemap: .*\/help\/sitemap\.xml/);
		await checkShareImages(built);
	} finally {
		await built.close();
	}
});

test('A staging site asks everywhere not to be indexed', async () => {
	const built = await startBuiltSite({}, { ROBOTS: 'noindex' });
	try {
		const pages = await readPages(built);
		for (const name of ['sitemap.xml', 'llms.txt', 'llms-full.txt']) assert.equal(pages.has(name), false, name);
		assert.equal(pages.get('robots.txt'), 'User-agent: *\nDisallow: /\n');
		for (const [name, text] of pages)
			if (name.endsWith('.html') && name !== 'search/panel/index.html')
				assert.match(text, /<meta name="robots" content="noindex">/, name);
		assert.equal((await fetch(built.url)).headers.get('x-robots-tag'), 'noindex');
	} finally {
		await built.close();
	}
});

test('Without SITE_URL no file contains an absolute URL of the site', async () => {
	const built = await startBuiltSite({}, { SITE_URL: '' });
	try {
		const pages = await readPages(built);
		assert.equal(pages.has('sitemap.xml'), false);
		assert.equal(pages.has('feed.xml'), false);
		for (const name of ['feed.json', 'llms.txt', 'llms-full.txt'])
			assert.equal(existsSync(join(built.folder, name)), false);
		for (const [name, text] of pages) assert.doesNotMatch(text, /rel="canonical"|og:url|hreflang|localhost/, name);
	} finally {
		await built.close();
	}
});
