import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Worker } from 'node:worker_threads';
import { loadOwnerConfig } from '../../../src/refresh/read-config.ts';
import { createRefresher } from '../../../src/refresh/refresher.ts';
import { readSettings } from '../../../src/settings.ts';
import { createCstarSource } from '../../../src/sources/cstar/cstar-source.ts';
import { article, startSample } from '../../support/sample.ts';
import { silentReporter } from '../../support/silent-reporter.ts';

const TEAM = 'sample';

/** Starts a Library with two articles. `build` makes its site as a build does, and tells whether it started threads and what it warned of. */
async function startBuilds(t: TestContext) {
	const articles = [article('one', { content: 'First **words** and [a link](two).' }), article('two')];
	const library = await startSample(t, { content: { categories: [], articles } });
	const dataDir = await mkdtemp(join(tmpdir(), 'help-center-cache-'));
	t.after(() => rm(dataDir, { recursive: true, force: true }));
	const settings = readSettings({
		CSTAR_TEAM: TEAM,
		CSTAR_URL: library.url.origin,
		DATA_DIR: dataDir,
		// Asked for a backup, which the sample does not have.
		SITE_URL: library.url.origin,
	});
	const source = createCstarSource({ url: library.url, team: TEAM, requestsPerHour: settings.requestsPerHour });
	const build = async (force?: boolean) => {
		const warnings: string[] = [];
		let threads = 0;
		const count = (_: Worker) => {
			threads += 1;
		};
		process.on('worker', count);
		const { site } = await createRefresher({
			settings,
			source,
			reporter: { ...silentReporter, warning: (line) => warnings.push(line) },
			loadConfig: () => loadOwnerConfig(TEAM),
			...(force !== undefined && { force }),
		})
			.now()
			.finally(() => process.off('worker', count));
		return { html: site.articles.map(({ body }) => body.html), threads, warnings };
	};
	return { build, file: join(dataDir, TEAM, 'build', 'rendered', 'articles.pack') };
}

test('a second build of the same articles renders none, starts no threads and writes nothing', async (t) => {
	const { build, file } = await startBuilds(t);
	const first = await build();
	assert.equal(first.threads, 1);
	await utimes(file, 1_000, 1_000);
	assert.deepEqual(await build(), { ...first, threads: 0 });
	assert.equal((await stat(file)).mtimeMs, 1_000_000);
	assert.deepEqual(first.warnings, []);
});

test('a build with `force` renders all articles and writes the file anew', async (t) => {
	const { build, file } = await startBuilds(t);
	const first = await build();
	const written = await readFile(file);
	await utimes(file, 1_000, 1_000);
	assert.deepEqual(await build(true), { ...first, threads: 1 });
	assert.notEqual((await stat(file)).mtimeMs, 1_000_000);
	assert.equal((await readFile(file)).length, written.length);
	assert.equal((await build()).threads, 0);
});

test('a damaged or a missing file is made anew', async (t) => {
	const { build, file } = await startBuilds(t);
	const first = await build();
	await writeFile(file, 'something else');
	assert.deepEqual(await build(), first);
	await rm(dirname(dirname(file)), { recursive: true });
	assert.deepEqual(await build(), first);
	assert.deepEqual(await build(), { ...first, threads: 0 });
});

test('if the file can’t be read or written, the build goes on and says so in one line', async (t) => {
	const { build, file } = await startBuilds(t);
	const first = await build();
	const expected = /^The rendered articles are not kept, .+articles\.pack.* can’t be used: .+/;
	const assertOneWarning = async () => {
		const { warnings, ...rest } = await build();
		assert.deepEqual({ ...rest, warnings: [] }, first);
		assert.equal(warnings.length, 1);
		assert.match(warnings[0] ?? '', expected);
	};
	// A folder can't be read.
	await rm(file);
	await mkdir(file);
	await assertOneWarning();
	// A file in the place of the folder: nothing can be written there.
	await rm(dirname(file), { recursive: true });
	await writeFile(dirname(file), '');
	await assertOneWarning();
});
