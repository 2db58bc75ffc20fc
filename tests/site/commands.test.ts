import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { projectRoot } from '../../src/commands/astro.ts';
import { articles, category, startSample } from '../support/sample.ts';

async function command(name: string, environment: Record<string, string>) {
	const child = spawn(process.execPath, ['src/commands/run.mjs', name], {
		cwd: projectRoot,
		env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
	const [code] = await once(child, 'close');
	return { code, output };
}

async function dataDir(t: TestContext): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'help-center-command-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

const few = { categories: [category('basics')], articles: articles(5, () => ({ category: 'basics' })) };

test('Without a team, a build says what to set and ends with 78', async (t) => {
	const { code, output } = await command('build', { DATA_DIR: await dataDir(t) });
	assert.equal(code, 78);
	assert.match(output, /CSTAR_TEAM is not set/);
	assert.doesNotMatch(output, /\n\s+at /);
});

test('A bad setting is named and ends with 78', async (t) => {
	const { code, output } = await command('sync', { DATA_DIR: await dataDir(t), CSTAR_TEAM: 'x', PORT: 'many' });
	assert.equal(code, 78);
	assert.match(output, /PORT is "many": expected a whole number/);
});

test('A first sync ends with 0, and an outage after it publishes the earlier copy and says so', async (t) => {
	const library = await startSample(t, { content: few });
	const environment = {
		CSTAR_TEAM: 'sample',
		CSTAR_URL: library.url.origin,
		DATA_DIR: await dataDir(t),
		SYNC_MAX_WAIT: '2',
	};
	assert.equal((await command('sync', environment)).code, 0);
	await library.close();
	const { code, output } = await command('sync', environment);
	assert.equal(code, 0);
	assert.match(output, /^content as of \d{4}-\d\d-\d\dT\d\d:\d\dZ/m);
	assert.equal((await command('sync', { ...environment, STRICT: '1' })).code, 1);
});

test('An unreachable Library with no earlier copy ends with 1 and one clear line', async (t) => {
	const { code, output } = await command('sync', {
		CSTAR_TEAM: 'sample',
		CSTAR_URL: 'http://127.0.0.1:9',
		DATA_DIR: await dataDir(t),
		SYNC_MAX_WAIT: '1',
	});
	assert.equal(code, 1);
	assert.match(output, /can’t be reached/);
	assert.doesNotMatch(output, /\n\s+at /);
});

test('An unknown team ends with 1 and the setting to check', async (t) => {
	const library = await startSample(t, { content: few });
	const { code, output } = await command('sync', {
		CSTAR_TEAM: 'nobody',
		CSTAR_URL: library.url.origin,
		DATA_DIR: await dataDir(t),
	});
	assert.equal(code, 1);
	assert.match(output, /No library called .*nobody.*CSTAR_TEAM/);
});

test('A budget that ends before the first whole copy ends with 75, and the next run goes on', async (t) => {
	const library = await startSample(t, { content: few });
	const environment = {
		CSTAR_TEAM: 'sample',
		CSTAR_URL: library.url.origin,
		DATA_DIR: await dataDir(t),
		SYNC_MAX_WAIT: '5',
	};
	const first = await command('sync', { ...environment, LIBRARY_REQUESTS_PER_HOUR: '4' });
	assert.equal(first.code, 75);
	assert.match(first.output, /2 of 5 articles/);
	const second = await command('sync', { ...environment, LIBRARY_REQUESTS_PER_HOUR: '100' });
	assert.equal(second.code, 0);
	const asked = library.requests.filter(({ path }) => /\/articles\/article-\d$/.test(path)).map(({ path }) => path);
	assert.equal(new Set(asked).size, asked.length, 'no article was asked for twice');
});

test('A command reads .env in its folder, below the environment', async (t) => {
	const folder = await dataDir(t);
	await writeFile(join(folder, '.env'), 'CSTAR_TEAM=from-env-file\nPORT=no\n');
	const child = spawn(process.execPath, [join(projectRoot, 'src/commands/run.mjs'), 'sync'], {
		cwd: folder,
		env: {
			PATH: process.env.PATH,
			PORT: '4321',
			CSTAR_URL: 'http://127.0.0.1:9',
			SYNC_MAX_WAIT: '1',
			DATA_DIR: folder,
		},
	});
	let output = '';
	child.stderr.on('data', (chunk: Buffer) => (output += chunk));
	const [code] = await once(child, 'close');
	assert.equal(code, 1);
	assert.match(output, /can’t be reached/);
});
