import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { SAMPLE_TEAM_ID } from '../../../sample/team.ts';
import { ask, startSample } from '../../support/sample.ts';

const CATEGORIES = `
- id: 3f0f6a0e-2f4e-4b57-8d55-0d6c5b8c1a11
  name: Billing
  slug: billing
  description: Money
  icon: credit-card
  color: '#0a7'
  sortOrder: 1
`;
const PLANS = `---
id: art_0123456789ab
title: "Plans: which one?"
excerpt: Choose.
tags: [plans, 2026]
createdAt: 2026-01-05
publishedAt: 2026-01-06T08:00:00Z
updatedAt: 2026-02-01T08:00:00+02:00
views: 40
metaDescription: Choose a plan.
---
# Plans

---

Text.
`;

async function sampleFolder(t: TestContext, files: Record<string, string>): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'sample-folder-'));
	t.after(() => rm(folder, { recursive: true }));
	for (const [path, text] of Object.entries({ 'categories.yaml': CATEGORIES, ...files })) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), text);
	}
	return folder;
}

test('reads articles from Markdown with front matter; the folder is the category', async (t) => {
	const folder = await sampleFolder(t, { 'articles/billing/plans.md': PLANS });
	const library = await startSample(t, { folder });
	const { data } = (await ask(library, 'articles/plans')).body;
	assert.deepEqual(
		[data.id, data.slug, data.title, data.tags, data.viewCount],
		['art_0123456789ab', 'plans', 'Plans: which one?', ['plans', '2026'], 40],
	);
	assert.deepEqual(
		[data.createdAt, data.publishedAt, data.updatedAt],
		['2026-01-05T00:00:00.000Z', '2026-01-06T08:00:00.000Z', '2026-02-01T06:00:00.000Z'],
	);
	assert.equal(data.content, '# Plans\n\n---\n\nText.');
	assert.equal(data.categoryId, '3f0f6a0e-2f4e-4b57-8d55-0d6c5b8c1a11');
});

test('reads articles without a category, and lists the newest first', async (t) => {
	const dated = (day: string, more = '') => `---\ntitle: T\ncreatedAt: ${day}\n${more}---\n`;
	const folder = await sampleFolder(t, {
		'articles/_none/loose.md': dated('2026-01-01'),
		'articles/billing/null.md': dated('2026-01-03', 'category: null\n'),
		'articles/billing/in.md': dated('2026-01-02').replaceAll('\n', '\r\n'),
	});
	const library = await startSample(t, { folder, generation: 'B' });
	const { data } = (await ask(library, 'articles')).body;
	assert.deepEqual(
		data.map(({ slug, category }: { slug: string; category: string | null }) => [slug, category]),
		[
			['null', null],
			['in', 'billing'],
			['loose', null],
		],
	);
});

test('serves edited, added, renamed and removed files at the next request', async (t) => {
	const folder = await sampleFolder(t, { 'articles/billing/plans.md': PLANS });
	const library = await startSample(t, { folder });
	const path = join(folder, 'articles/billing/plans.md');
	const titles = async () => (await ask(library, 'articles')).body.data.map(({ title }: { title: string }) => title);
	await writeFile(path, PLANS.replace('which one', 'which'));
	assert.deepEqual(await titles(), ['Plans: which?']);
	await rename(path, join(folder, 'articles/billing/prices.md'));
	assert.equal((await ask(library, 'articles/prices')).status, 200);
	assert.equal((await ask(library, 'articles/plans')).status, 404);
	await rm(join(folder, 'articles/billing/prices.md'));
	assert.deepEqual(await titles(), []);
	await writeFile(join(folder, 'categories.yaml'), CATEGORIES.replace('name: Billing', 'name: Money'));
	assert.equal((await ask(library, 'categories')).body.data[0].name, 'Money');
});

test('logs once which articles it cannot parse, and serves the others', async (t) => {
	const folder = await sampleFolder(t, {
		'articles/billing/plans.md': PLANS,
		'articles/billing/bare.md': 'No front matter',
		'articles/billing/odd.md': '---\ntitle: [\n---\n',
		'articles/billing/undated.md': '---\ntitle: Undated\ncreatedAt: soon\n---\n',
	});
	const library = await startSample(t, { folder });
	for (let n = 0; n < 2; n += 1) assert.equal((await ask(library, 'articles')).body.data.length, 1);
	const lines = library.lines.toSorted();
	assert.equal(lines.length, 3);
	assert.match(lines[0] ?? '', /^left out {2}articles\/billing\/bare\.md: it does not begin with front matter/);
	assert.match(lines[1] ?? '', /odd\.md: /);
	assert.match(lines[2] ?? '', /undated\.md: createdAt is not a date/);
});

test('names the folder in the error if there are no articles', async () => {
	const folder = join(tmpdir(), 'no-such-sample');
	await assert.rejects(startSample({ after: () => {} }, { folder }), /no-such-sample/);
});

test('serves images with their content types, and no other files', async (t) => {
	const folder = await sampleFolder(t, {
		'articles/billing/plans.md': PLANS,
		'images/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
		'images/notes.txt': 'private',
	});
	const library = await startSample(t, { folder });
	const get = (path: string) => fetch(new URL(`/images/${path}`, library.url));
	const image = await get('plan.svg');
	assert.equal(image.headers.get('content-type'), 'image/svg+xml');
	assert.equal(image.headers.get('x-content-type-options'), 'nosniff');
	assert.match(await image.text(), /^<svg/);
	for (const path of ['notes.txt', 'gone.svg', '..%2Fimages%2Fplan.svg', '%2e%2e%2fcategories.yaml', '']) {
		assert.equal((await get(path)).status, 404, path);
	}
});

test('parses every file of the sample in this project, and finds a category for each folder', async (t) => {
	const library = await startSample(t);
	const articles = (await ask(library, 'articles?pageSize=100')).body.data;
	const categories = (await ask(library, 'categories')).body.data;
	assert.deepEqual(library.lines, []);
	assert.ok(articles.length > 0);
	const known = new Set([null, ...categories.map(({ id }: { id: string }) => id)]);
	for (const { slug, categoryId } of articles) assert.ok(known.has(categoryId), slug);
});

test('front matter can set drafts, private articles and internal notes, which only the keyed API returns', async (t) => {
	const front = (more: string) => `---\ntitle: A\ncreatedAt: 2026-01-05\n${more}\n---\nText.\n`;
	const folder = await sampleFolder(t, {
		'articles/billing/draft.md': front('status: draft'),
		'articles/billing/own.md': front('isPublic: false'),
		'articles/billing/shown.md': front('notes: for us'),
	});
	const library = await startSample(t, { folder });
	const { body } = await ask(library, 'articles');
	assert.deepEqual(
		body.data.map(({ slug }: { slug: string }) => slug),
		['shown'],
	);
	assert.equal('notes' in body.data[0], false);
	for (const slug of ['draft', 'own']) assert.equal((await ask(library, `articles/${slug}`)).status, 404);
	const headers = { authorization: 'Bearer pk_live_1' };
	const keyed = await fetch(new URL(`/api/v1/teams/${SAMPLE_TEAM_ID}/articles`, library.url), { headers });
	assert.deepEqual(
		(await keyed.json()).data.map((item: Record<string, unknown>) => [
			item.slug,
			item.status,
			item.isPublic,
			item.notes,
		]),
		[
			['draft', 'draft', true, null],
			['own', 'published', false, null],
			['shown', 'published', true, 'for us'],
		],
	);
});
