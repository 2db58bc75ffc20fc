import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { runCommand } from '../../support/command.ts';
import { copyProject } from '../../support/project-copy.ts';
import { articles, category, startSample } from '../../support/sample.ts';

let copy: Awaited<ReturnType<typeof copyProject>>;
before(async () => {
	copy = await copyProject();
});
after(() => copy.remove());

/** Runs a command in the unchanged copy of the project. */
const run = (name: string, environment: Record<string, string>, folder = copy.folder, ...options: string[]) =>
	runCommand(name, environment, copy.folder, folder, ...options);

async function createDataDir(t: TestContext): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'help-center-command-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

const few = { categories: [category('basics')], articles: articles(5, () => ({ category: 'basics' })) };

test('A build without a team names the missing setting and exits with 78', async (t) => {
	const { code, output } = await run('build', { DATA_DIR: await createDataDir(t) });
	assert.equal(code, 78);
	assert.match(output, /CSTAR_TEAM is not set/);
	assert.doesNotMatch(output, /\n\s+at /);
});

test('An unknown option is named, and the command exits with 78 before any request', async (t) => {
	const sample = await startSample(t, { content: few });
	const settings = { CSTAR_TEAM: 'sample', CSTAR_URL: sample.url.origin, DATA_DIR: await createDataDir(t) };
	for (const [command, option, expected] of [
		['build', '--froce', /'--froce'\. Expected --force or nothing/],
		['build', 'all', /'all'\. .*Expected --force or nothing/],
		['sync', '--force', /'--force'\. Expected no option/],
	] as const) {
		const { code, output } = await run(command, settings, copy.folder, option);
		assert.equal(code, 78, output);
		assert.match(output, expected);
		assert.doesNotMatch(output, /\n\s+at /);
	}
	assert.deepEqual(sample.requests, []);
});

test('An invalid setting is named, and the command exits with 78', async (t) => {
	const { code, output } = await run('sync', { DATA_DIR: await createDataDir(t), CSTAR_TEAM: 'x', PORT: 'many' });
	assert.equal(code, 78);
	assert.match(output, /PORT is "many": expected a whole number/);
});

test('A first sync exits with 0; during an outage afterwards, the earlier copy is published and the output says so', async (t) => {
	const library = await startSample(t, { content: few });
	const environment = {
		CSTAR_TEAM: 'sample',
		CSTAR_URL: library.url.origin,
		DATA_DIR: await createDataDir(t),
		SYNC_MAX_WAIT: '2',
	};
	assert.equal((await run('sync', environment)).code, 0);
	await library.close();
	const { code, output } = await run('sync', environment);
	assert.equal(code, 0);
	assert.match(output, /^content as of \d{4}-\d\d-\d\dT\d\d:\d\dZ/m);
	assert.equal((await run('sync', { ...environment, STRICT: '1' })).code, 1);
});

test('An unreachable Library without an earlier copy exits with 1 and one clear line', async (t) => {
	const { code, output } = await run('sync', {
		CSTAR_TEAM: 'sample',
		CSTAR_URL: 'http://127.0.0.1:9',
		DATA_DIR: await createDataDir(t),
		SYNC_MAX_WAIT: '1',
	});
	assert.equal(code, 1);
	assert.match(output, /can’t be reached/);
	assert.doesNotMatch(output, /\n\s+at /);
});

test('An unknown team exits with 1 and names the setting to check', async (t) => {
	const library = await startSample(t, { content: few });
	const { code, output } = await run('sync', {
		CSTAR_TEAM: 'nobody',
		CSTAR_URL: library.url.origin,
		DATA_DIR: await createDataDir(t),
	});
	assert.equal(code, 1);
	assert.match(output, /No library called .*nobody.*CSTAR_TEAM/);
});

test('If the request budget ends before the first copy is complete, sync exits with 75 and the next run continues', async (t) => {
	const library = await startSample(t, { content: few });
	const environment = {
		CSTAR_TEAM: 'sample',
		CSTAR_URL: library.url.origin,
		DATA_DIR: await createDataDir(t),
		SYNC_MAX_WAIT: '5',
	};
	const first = await run('sync', { ...environment, LIBRARY_REQUESTS_PER_HOUR: '4' });
	assert.equal(first.code, 75);
	assert.match(first.output, /2 of 5 articles/);
	const second = await run('sync', { ...environment, LIBRARY_REQUESTS_PER_HOUR: '100' });
	assert.equal(second.code, 0);
	const requested = library.requests.filter(({ path }) => /\/articles\/article-\d$/.test(path)).map(({ path }) => path);
	assert.equal(new Set(requested).size, requested.length, 'no article is requested twice');
});

test('An article that can’t be fetched is kept from its earlier copy, and the output says how old that is', async (t) => {
	const content = { ...few };
	const library = await startSample(t, { content });
	const environment = {
		CSTAR_TEAM: 'sample',
		CSTAR_URL: library.url.origin,
		DATA_DIR: await createDataDir(t),
		SYNC_MAX_WAIT: '3',
		LIBRARY_REQUESTS_PER_HOUR: '1000',
	};
	assert.equal((await run('sync', environment)).code, 0);
	content.articles = content.articles.map((article) => ({ ...article, updatedAt: '2026-11-20T00:00:00Z' }));
	library.faults.set([{ path: /\/articles\/article-1$/, kind: 'status', status: 500 }]);
	const { code, output } = await run('sync', environment);
	assert.equal(code, 0);
	assert.match(output, /^content as of .*One article is shown from an earlier copy/m);
	assert.match(output, /article-1: /);
});

test('A team that no longer exists counts as an outage, with an additional warning', async (t) => {
	const library = await startSample(t, { content: few });
	const environment = { CSTAR_TEAM: 'sample', CSTAR_URL: library.url.origin, DATA_DIR: await createDataDir(t) };
	assert.equal((await run('sync', environment)).code, 0);
	library.faults.set([{ path: /\/api\/library\/sample/, kind: 'status', status: 404 }]);
	const { code, output } = await run('sync', environment);
	assert.equal(code, 0);
	assert.match(output, /^content as of /m);
	assert.match(output, /^ATTENTION: the Library no longer has a team “sample”\..*Check CSTAR_TEAM\.$/m);
});

test('A command reads .env in its working directory; environment variables override it', async (t) => {
	const folder = await createDataDir(t);
	await writeFile(join(folder, '.env'), 'CSTAR_TEAM=from-env-file\nPORT=no\n');
	const environment = { PORT: '4321', CSTAR_URL: 'http://127.0.0.1:9', SYNC_MAX_WAIT: '1', DATA_DIR: folder };
	const { code, output } = await run('sync', environment, folder);
	assert.equal(code, 1);
	assert.match(output, /can’t be reached/);
});
