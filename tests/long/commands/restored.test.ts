import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startBuiltSite } from '../../support/built-site.ts';
import { runCommand } from '../../support/command.ts';
import { copyProject } from '../../support/project-copy.ts';
import { article, articles, category } from '../../support/sample.ts';

test('A new machine restores the content from the backup on the live site while the Library is down', async (t) => {
	const content = {
		categories: [category('basics')],
		articles: [
			...articles(3, () => ({ category: 'basics' })),
			article('formatted', { content: 'Words <script>alert(1)</script> and **marks**.' }),
		],
	};
	const live = await startBuiltSite({ content }, { BASE_PATH: '/help/', ROBOTS: 'noindex' });
	t.after(live.close);
	const project = await copyProject();
	t.after(project.remove);
	const dataDir = await mkdtemp(join(tmpdir(), 'help-center-bare-'));
	t.after(() => rm(dataDir, { recursive: true, force: true }));

	const environment = {
		CSTAR_TEAM: 'sample',
		CSTAR_URL: 'http://127.0.0.1:9',
		SITE_URL: live.url.origin,
		BASE_PATH: '/help/',
		DATA_DIR: dataDir,
		SYNC_MAX_WAIT: '5',
	};
	const { code, output } = await runCommand('build', environment, project.folder);
	assert.equal(code, 0, output);
	assert.match(output, /^No snapshot is stored: starting from the 4 articles at \S+\/help\/library\.json/m);
	assert.match(
		output,
		new RegExp(`^content as of ${live.site.takenAt.toISOString().slice(0, 16)}Z: .*can’t be reached`, 'm'),
	);
	const built = (path: string) => readFile(join(project.folder, 'dist', path), 'utf8');
	for (const path of ['articles/article-1/index.html', 'categories/basics/index.html']) {
		assert.match(await built(path), /article 1/);
	}
	const formatted = await built('articles/formatted/index.html');
	assert.match(formatted, /<strong>marks<\/strong>/);
	assert.doesNotMatch(formatted, /alert\(1\)/);

	const published = async (path: string) => (await fetch(new URL(path, live.url))).text();
	const part = JSON.parse(await published('library/1.json'));
	assert.deepEqual(JSON.parse(await built('library/1.json')), part, 'the backup is published again unchanged');
	assert.deepEqual(
		part.map(([kind, { slug }]: [string, { slug: string }]) => `${kind} ${slug}`),
		[
			'category entry basics',
			...['article-1', 'article-2', 'article-3', 'formatted'].map((slug) => `article entry ${slug}`),
			'category basics',
			...['article-1', 'article-2', 'article-3', 'formatted'].map((slug) => `article ${slug}`),
		],
	);
	assert.doesNotMatch(await built('sitemap.xml'), /library/);

	const other = await runCommand('sync', { ...environment, CSTAR_TEAM: 'other' }, project.folder);
	assert.equal(other.code, 1);
	assert.match(other.output, /^The backup at \S+ is not used: it belongs to another team\.$/m);
});
