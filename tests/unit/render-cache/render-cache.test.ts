import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { RenderContext } from '../../../src/markdown/types.ts';
import { openPack } from '../../../src/render-cache/pack-file.ts';
import { openRenderCache } from '../../../src/render-cache/render-cache.ts';
import type { ReadArticle } from '../../../src/site/read-article.ts';
import { buildWithCache, createCacheFolder } from '../../support/render-cache.ts';
import { renderContext } from '../../support/render-context.ts';
import { seeded } from '../../support/seeded.ts';

const TEXTS = [
	'# Über\n\nWords 語 with **bold** and [a link](reset-a-password#x), [one that is dead](/support/x/gone).',
	'## Same\n### Part\n## Same\n### Part\n\n```js\nlet a = 1;\n```\n\n![](https://pictures.test/a.png)',
	'Ein deutscher Text, der nicht auf Englisch ist und die Wörter der Sprache hat, mit einer Liste und dem Ende.',
	'',
	`${'> '.repeat(3_000)}end`,
	'> [!TIP]\n> A tip.\n\n<script>x</script><video src="https://video.test/x.mp4"></video>\n\n#### Skipped\n\n:::tip\nx\n:::',
];

interface Changes {
	texts?: readonly string[];
	context?: Partial<RenderContext>;
	versions?: readonly (readonly string[])[];
	language?: string;
	code?: string;
	force?: boolean;
}

/** Renders texts in one build, and says which of them were not kept. */
async function build(path: string, changes: Changes = {}) {
	const { texts = TEXTS, context = {}, versions, language, code = 'code', force = false } = changes;
	const run = await buildWithCache(
		path,
		async ({ start }) => {
			const renderer = start(renderContext(context), language);
			return Promise.all(texts.map((text) => renderer.render(text, 'A title', versions)));
		},
		{ code, force },
	);
	return { articles: run.result, rendered: run.rendered };
}

test('what is kept is the same as what was rendered, and is not rendered again', async (t) => {
	const path = join(await createCacheFolder(t), 'deep', 'articles.pack');
	const first = await build(path);
	assert.deepEqual(first.rendered, TEXTS);
	const second = await build(path);
	assert.deepEqual(second.rendered, []);
	assert.deepEqual(second.articles, first.articles);
	assert.deepEqual(second.articles.flatMap(Object.keys).sort(), first.articles.flatMap(Object.keys).sort());
});

test('an article is rendered again when anything changes that it depends on', async (t) => {
	const path = join(await createCacheFolder(t), 'articles.pack');
	const [text] = TEXTS;
	const texts = [text ?? ''];
	const { words, pathsBySlug } = renderContext();
	const changes: Changes[] = [
		{ texts: ['Other'] },
		{ versions: [['old']] },
		{ language: 'de' },
		{ code: 'other' },
		{ force: true },
		{ context: { words: { ...words, tip: 'Hint' } } },
		{ context: { siteUrl: undefined } },
		{ context: { basePath: '/help/' } },
		{ context: { videos: true } },
		{ context: { reservedIds: [] } },
		{ context: { pathsBySlug: { ...pathsBySlug, gone: '/articles/gone/' } } },
		{ context: { pathsBySlug: {} } },
		{ context: { formerSlugs: { gone: 'reset-a-password' } } },
	];
	for (const change of changes) {
		await build(path, { texts });
		assert.deepEqual((await build(path, { texts })).rendered, [], 'kept');
		assert.equal((await build(path, { texts, ...change })).rendered.length, 1, JSON.stringify(change));
	}
	const unrelated = {
		context: { pathsBySlug: { ...pathsBySlug, new: '/articles/new/' }, pagePaths: ['/categories/x/'] },
	};
	await build(path, { texts });
	assert.deepEqual((await build(path, { texts, ...unrelated })).rendered, []);
});

test('an article that gave up is not kept', async (t) => {
	const path = join(await createCacheFolder(t), 'articles.pack');
	const cache = await openRenderCache(path, { code: 'code' });
	t.after(() => cache.close());
	const { articles } = await build(join(path, '..', 'other'), { texts: ['x'] });
	const [article] = articles;
	const slow = { ...article, plainTextReason: 'it takes longer than 2 s to render', lookups: undefined } as ReadArticle; // Has all fields of it.
	const renderer = cache.wrap({ render: async () => slow, close: async () => {} }, renderContext(), 'en');
	assert.equal(await renderer.render('x', 'A title'), slow);
	await cache.save();
	assert.deepEqual((await build(path, { texts: ['x'] })).rendered, ['x']);
});

test('texts with lone surrogates are rendered each time', async (t) => {
	const path = join(await createCacheFolder(t), 'articles.pack');
	const texts = ['a\uD800', 'a\uD801'];
	await build(path, { texts });
	assert.deepEqual((await build(path, { texts })).rendered, texts);
});

test('a very large article is rendered each time, and the others are kept', async (t) => {
	const path = join(await createCacheFolder(t), 'articles.pack');
	const texts = ['Small.', `${'> '.repeat(3_000)}${'large '.repeat(1_200_000)}`];
	await build(path, { texts });
	await utimes(path, 1_000, 1_000);
	assert.deepEqual((await build(path, { texts })).rendered, texts.slice(1));
	assert.equal((await stat(path)).mtimeMs, 1_000_000);
});

const listKeys = async (path: string) => {
	const pack = await openPack(path);
	await pack?.close();
	return pack?.blocks.flatMap(({ keys }) => keys) ?? [];
};
/** Different texts of 8 kB that can't be compressed much. */
function manyTexts(count: number, from = 0): string[] {
	return Array.from({ length: count }, (_, at) => {
		const random = seeded(from + at);
		const words = Array.from({ length: 800 }, () => Math.floor(random() * 2 ** 32).toString(36));
		return `## Part ${from + at}\n\n${words.join(' ')}`;
	});
}

test('entries that the last build did not use are dropped, and the others stay, in few blocks', async (t) => {
	const path = join(await createCacheFolder(t), 'articles.pack');
	let texts = manyTexts(200);
	await build(path, { texts });
	for (let turn = 0; turn < 12; turn += 1) {
		texts = [...texts.slice(1, -1), ...manyTexts(1, 1_000 + turn)];
		assert.deepEqual((await build(path, { texts })).rendered, manyTexts(1, 1_000 + turn));
		assert.equal((await listKeys(path)).length, texts.length);
	}
	const pack = await openPack(path);
	await pack?.close();
	const blocks = pack?.blocks ?? [];
	assert.ok(blocks.length > 1 && blocks.length < 12, `${blocks.length} blocks`);
	assert.deepEqual((await build(path, { texts })).rendered, []);
});

test('a build without changes does not write', async (t) => {
	const path = join(await createCacheFolder(t), 'articles.pack');
	await build(path);
	await utimes(path, 1_000, 1_000);
	await build(path);
	assert.equal((await stat(path)).mtimeMs, 1_000_000);
	await build(path, { texts: TEXTS.slice(1) });
	assert.notEqual((await stat(path)).mtimeMs, 1_000_000);
});

test('a file that is damaged at any place gives right articles, and is whole again after the build', async (t) => {
	const path = join(await createCacheFolder(t), 'articles.pack');
	const texts = [...TEXTS, ...manyTexts(90)];
	const { articles } = await build(path, { texts });
	const whole = await readFile(path);
	const random = seeded(3);
	let kept = 0;
	for (let turn = 0; turn < 30; turn += 1) {
		const damaged = Buffer.from(whole);
		// Half of them in the index.
		const end = turn % 2 === 0 ? 2_000 : damaged.length;
		for (let at = 0; at <= turn % 3; at += 1) damaged[Math.floor(random() * end)] = Math.floor(random() * 256);
		await writeFile(path, damaged);
		const build1 = await build(path, { texts });
		assert.deepEqual(build1.articles, articles);
		kept += build1.rendered.length < texts.length ? 1 : 0;
		assert.deepEqual((await build(path, { texts })).rendered, []);
	}
	assert.ok(kept > 7, 'undamaged blocks are still used');
});

test('a file that was cut short, is empty or is something else is harmless', async (t) => {
	const path = join(await createCacheFolder(t), 'articles.pack');
	const texts = [...TEXTS, ...manyTexts(90)];
	const { articles } = await build(path, { texts });
	const { size } = await stat(path);
	const random = seeded(4);
	for (const length of [
		0,
		1,
		35,
		36,
		400,
		size - 1,
		...Array.from({ length: 10 }, () => Math.floor(random() * size)),
	]) {
		await truncate(path, length);
		assert.deepEqual((await build(path, { texts })).articles, articles, `${length} bytes`);
	}
	for (const content of [Buffer.alloc(100, 255), 'text', Buffer.alloc(200_000, 1)]) {
		await writeFile(path, content);
		assert.deepEqual((await build(path, { texts })).articles, articles);
		assert.deepEqual((await build(path, { texts })).rendered, []);
	}
});

test('what a killed process left is harmless, and removed after an hour', async (t) => {
	const folder = await createCacheFolder(t);
	const path = join(folder, 'articles.pack');
	await build(path);
	const left = ['0b0e7a52-6f0e-4c39-9d1f-3a2b1c0d9e8f', '1b0e7a52-6f0e-4c39-9d1f-3a2b1c0d9e8f'];
	for (const id of left) await writeFile(`${path}.${id}.new`, (await readFile(path)).subarray(0, 500));
	await utimes(`${path}.${left[0]}.new`, 1_000, 1_000);
	assert.deepEqual((await build(path)).rendered, []);
	await build(path, { texts: ['Other'] });
	assert.deepEqual(await readdir(folder), ['articles.pack', `articles.pack.${left[1]}.new`]);
});

test('a file that can’t be opened is an error, for the caller to report', async (t) => {
	const path = join(await createCacheFolder(t), 'articles.pack');
	await mkdir(path);
	await assert.rejects(build(path), { code: 'EISDIR' });
});

test('two builds at once do not disturb each other', async (t) => {
	const path = join(await createCacheFolder(t), 'articles.pack');
	const [one, two] = [manyTexts(150), manyTexts(150, 500)];
	await build(path, { texts: one });
	const [same, other] = await Promise.all([build(path, { texts: one }), build(path, { texts: two })]);
	assert.deepEqual(same.rendered, []);
	assert.equal(other.rendered.length, 150);
	assert.deepEqual((await build(path, { texts: one })).articles, same.articles);
});
