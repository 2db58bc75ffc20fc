import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { projectRoot } from '../../src/commands/astro.ts';
import { article, articles, category, startSample } from '../support/sample.ts';

function command(name: string, environment: Record<string, string>): ChildProcess {
	return spawn(process.execPath, ['src/commands/run.mjs', name], {
		cwd: projectRoot,
		env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
}

/** The address that a server's command prints. */
async function addressOf({ stdout }: ChildProcess): Promise<URL> {
	if (stdout === null) throw new Error('the command has no output');
	for await (const line of createInterface(stdout)) {
		const address = /^Help center: (\S+)$/.exec(line)?.[1];
		if (address !== undefined) {
			stdout.resume();
			return new URL(address);
		}
	}
	throw new Error('the command ended without an address');
}

/** Asks again and again until an answer fits. */
async function until(question: () => Promise<boolean>): Promise<void> {
	for (let asked = 0; asked < 200; asked++) {
		if (await question()) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('it did not happen within 20 s');
}

test('The server shows an edit without a rebuild, and goes on without the Library', async (t) => {
	const dataDir = await mkdtemp(join(tmpdir(), 'help-center-server-'));
	const content = {
		categories: [category('basics')],
		articles: [
			article('edited', { category: 'basics', title: 'Before the edit' }),
			...articles(3, () => ({ category: 'basics' })),
		],
	};
	const library = await startSample(t, { content });
	const environment = {
		CSTAR_TEAM: 'sample',
		CSTAR_URL: library.url.origin,
		DATA_DIR: dataDir,
		LIBRARY_REQUESTS_PER_HOUR: '100000',
		SYNC_INTERVAL: '1',
		PORT: '0',
	};
	const [built] = await once(command('build-server', environment), 'exit');
	assert.equal(built, 0);
	const server = command('serve', environment);
	t.after(async () => {
		if (server.exitCode === null) {
			server.kill();
			await once(server, 'exit');
		}
		await rm(dataDir, { recursive: true, force: true });
	});
	const address = await addressOf(server);
	const page = async (path: string) => {
		const response = await fetch(new URL(path, address));
		return { status: response.status, text: await response.text() };
	};
	assert.match((await page('/articles/edited/')).text, /<h1>Before the edit<\/h1>/);
	assert.equal((await page('/articles/nowhere/')).status, 404);
	assert.match((await fetch(address)).headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);

	content.articles.splice(
		0,
		1,
		article('edited', { category: 'basics', title: 'After the edit', updatedAt: '2026-11-20T00:00:00Z' }),
		article('added', { category: 'basics', title: 'Added while it runs' }),
	);
	await until(async () => (await page('/articles/edited/')).text.includes('<h1>After the edit</h1>'));
	assert.equal((await page('/articles/added/')).status, 200);

	await library.close();
	await until(async () => (await page('/')).status === 200);
	for (const path of [
		'/',
		'/categories/basics/',
		'/articles/edited/',
		'/articles/added/',
		'/articles/article-1/',
		'/search/',
		'/pagefind/pagefind-entry.json',
	]) {
		assert.equal((await page(path)).status, 200, path);
	}
	server.kill('SIGTERM');
	const [code] = await once(server, 'exit');
	assert.equal(code, 0);
});
