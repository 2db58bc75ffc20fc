import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { article, ask, post, startSample } from '../../support/sample.ts';

const content = { categories: [], articles: [article('a', { views: 10 })] };

async function dataFolder(t: TestContext): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'sample-data-'));
	t.after(() => rm(folder, { recursive: true }));
	return folder;
}

test('keeps views and votes over a restart', async (t) => {
	const dataDir = join(await dataFolder(t), 'made', 'when needed');
	const first = await startSample(t, { content, dataDir });
	await Promise.all(Array.from({ length: 5 }, () => ask(first, 'articles/a/view', post())));
	await ask(first, 'articles/a/feedback', post({ rating: 'not_helpful' }));
	await first.close();

	const second = await startSample(t, { content, dataDir });
	const { viewCount, helpfulCount, notHelpfulCount } = (await ask(second, 'articles/a')).body.data;
	assert.deepEqual([viewCount, helpfulCount, notHelpfulCount], [15, 0, 1]);
	assert.deepEqual(await readdir(dataDir), ['sample-counters.json']);
});

test('starts at zero and logs it if the counter file is broken', async (t) => {
	const dataDir = await dataFolder(t);
	await writeFile(join(dataDir, 'sample-counters.json'), '{"a":');
	const library = await startSample(t, { content, dataDir });
	assert.match(library.lines[0] ?? '', /sample-counters\.json can't be read, so they start at zero/);
	assert.equal((await ask(library, 'articles/a/view', post())).body.data.viewCount, 11);
});

test('stores no counters without a data folder', async (t) => {
	const first = await startSample(t, { content });
	await ask(first, 'articles/a/view', post());
	const second = await startSample(t, { content });
	assert.equal(second.counters.get('a').views, 0);
});
