import assert from 'node:assert/strict';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { emptySlugHistory, type SlugHistory } from '../../../src/model/slug-history.ts';
import { openStorages } from '../../../src/storage/open-storages.ts';
import { createSlugHistoryStore } from '../../../src/storage/slug-history-store.ts';
import { articles } from '../../support/sample.ts';
import { startSync, temporaryFolder } from '../../support/start-client.ts';
import {
	createCategoryWithArticle,
	createSnapshot,
	dayText,
	entry,
	recordDaily,
} from '../model/slug-history-fixtures.ts';

const openStore = (dataDir: string, team: string, warn?: (line: string) => void) =>
	createSlugHistoryStore(openStorages({ dataDir }, team).team, warn);

const history: SlugHistory = {
	articles: [
		entry('b', { id: '1', earlier: [{ slug: '../ü\u2028\n', until: dayText(2) }], versions: [['x'], []] }),
		entry('c', { gone: dayText(3), tags: ['t'], category: 'billing' }),
	],
	categories: [entry('billing', { title: 'Billing' })],
};

test('a slug history is loaded as it was saved', async (t) => {
	const dataDir = await temporaryFolder(t);
	const store = openStore(dataDir, 'sample');
	assert.equal(await store.load(undefined), emptySlugHistory);
	await store.update(undefined, () => history);
	assert.deepEqual(await store.load(createSnapshot(['other'])), history);
	await store.update(undefined, () => emptySlugHistory);
	assert.deepEqual(await store.load(undefined), emptySlugHistory);
	assert.deepEqual(await openStorages({ dataDir }, 'sample').team.list(''), ['ledger.ndjson']);
});

test('without a stored slug history, it begins with the slugs of the previous snapshot', async (t) => {
	const store = openStore(await temporaryFolder(t), 'sample');
	const previous = createSnapshot([], createCategoryWithArticle('c:billing'));
	assert.deepEqual(await store.load(previous), recordDaily(previous));
});

test('a damaged slug history is renamed with a warning, and replaced with every line that can be read', async (t) => {
	const dataDir = await temporaryFolder(t);
	const warnings: string[] = [];
	const store = openStore(dataDir, 'sample', (line) => warnings.push(line));
	const path = join(dataDir, 'sample', 'ledger.ndjson');
	await store.update(undefined, () => history);
	const whole = await readFile(path, 'utf8');
	const [header = '', category = '', first = '', second = ''] = whole.split('\n');
	const { articles, categories } = history;
	const cases: [string, SlugHistory][] = [
		['', emptySlugHistory],
		['\0\0\0\0', emptySlugHistory],
		[whole.slice(0, -20), { articles: articles.slice(0, 1), categories }],
		[[header, category].join('\n'), { articles: [], categories }],
		[[header, category, 'rubbish', second].join('\n'), { articles: articles.slice(1), categories }],
		[[category, first, second].join('\n'), history],
		[whole.replace('"version":1', '"version":0'), history],
		[whole.replace('"slug":"c"', '"slug":7'), { articles: articles.slice(0, 1), categories }],
	];
	for (const [text, expected] of cases) {
		await writeFile(path, text);
		assert.deepEqual(await store.load(undefined), expected, text);
		assert.equal(await readFile(`${path}.broken`, 'utf8'), text);
		assert.match(warnings.pop() ?? '', /is damaged: .*broken/);
	}
	await writeFile(path, `${header}\n${first}\n`);
	const { articles: known } = await store.load(createSnapshot(['1:b', '5:e']));
	assert.deepEqual(
		known.map(({ id, slug, earlier }) => [id, slug, earlier.length]),
		[
			['1', 'b', 1],
			['5', 'e', 0],
		],
		'the slugs of the snapshot are included',
	);
});

test('every sync records its slugs, even if the previous snapshot is published', async (t) => {
	const content = { categories: [], articles: articles(3) };
	const { sync, library, dataDir, clock } = await startSync(t, { content });
	const first = await sync();
	assert.deepEqual(
		first.slugHistory.articles.map(({ slug }) => slug),
		['article-1', 'article-2', 'article-3'],
	);
	const [one, , three] = articles(3);
	assert.ok(one && three);
	clock.pass(60_000);
	content.articles = [{ ...one, slug: 'new-name', updatedAt: '2026-02-02T09:00:00.000Z' }, three];
	const second = await sync();
	const at = new Date(clock.now()).toISOString();
	assert.deepEqual(
		second.slugHistory.articles.map(({ slug, earlier, gone }) => [slug, earlier, gone]),
		[
			['new-name', [{ slug: 'article-1', until: at }], undefined],
			['article-2', [], at],
			['article-3', [], undefined],
		],
	);
	library.faults.set([{ kind: 'status', status: 503 }]);
	const third = await sync();
	assert.ok(third.stale);
	assert.deepEqual(third.slugHistory, second.slugHistory);
	assert.deepEqual(await openStore(dataDir, 'sample').load(undefined), second.slugHistory);
});

test('a run that is killed between saving the snapshot and the slug history loses no slug', async (t) => {
	const content = { categories: [], articles: articles(2) };
	const { sync, dataDir } = await startSync(t, { content });
	await sync();
	const path = join(dataDir, 'sample', 'ledger.ndjson');
	const before = await readFile(path, 'utf8');
	const [one] = articles(1);
	assert.ok(one);
	content.articles = [{ ...one, slug: 'new-name', updatedAt: '2026-02-02T09:00:00.000Z' }];
	await sync();
	await writeFile(path, before);
	const { slugHistory: after } = await sync();
	assert.deepEqual(
		after.articles.map(({ slug, earlier, gone }) => [slug, earlier.map((had) => had.slug), gone !== undefined]),
		[
			['new-name', ['article-1'], false],
			['article-2', [], true],
		],
	);
	await appendFile(path, 'torn');
	const { articles: known } = (await sync()).slugHistory;
	assert.deepEqual(known, after.articles);
});

test('times that a clock wrote while it was ahead don’t keep a slug from its later owner', async (t) => {
	const dataDir = await temporaryFolder(t);
	const { team } = openStorages({ dataDir }, 'sample');
	const ahead = [entry('b', { earlier: [{ slug: 'a', until: dayText(20) }], gone: dayText(20) }), entry('c')];
	await createSlugHistoryStore(team).update(undefined, () => ({ articles: ahead, categories: [] }));
	const store = createSlugHistoryStore(team, undefined, () => Date.parse(dayText(3)));
	const { articles } = await store.load(undefined);
	assert.deepEqual(articles, [
		entry('b', { earlier: [{ slug: 'a', until: dayText(3) }], gone: dayText(3) }),
		entry('c'),
	]);
});
