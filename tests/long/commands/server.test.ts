import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand, startCommand, waitUntil } from '../../support/command.ts';
import { copyProject } from '../../support/project-copy.ts';
import { article, articles, category, startSample } from '../../support/sample.ts';

test('The server shows an edit without a rebuild, and continues without the Library', async (t) => {
	const dataDir = await mkdtemp(join(tmpdir(), 'help-center-server-'));
	const content = {
		categories: [category('basics')],
		articles: [
			article('edited', {
				category: 'basics',
				title: 'Before the edit',
				content: '![Week](/images/week-calendar.svg)',
			}),
			...articles(103, () => ({ category: 'basics' })),
		],
	};
	const library = await startSample(t, { content });
	const environment = {
		CSTAR_TEAM: 'sample',
		CSTAR_URL: library.url.origin,
		DATA_DIR: dataDir,
		LIBRARY_REQUESTS_PER_HOUR: '100000',
		SYNC_INTERVAL: '1',
		MIRROR_IMAGES: '1',
		PORT: '0',
	};
	const project = await copyProject();
	t.after(project.remove);
	const built = await runCommand('build-server', environment, project.folder);
	assert.equal(built.code, 0, built.output);
	const server = startCommand('serve', environment, project.folder);
	t.after(async () => {
		server.child.kill();
		await server.ended;
		await rm(dataDir, { recursive: true, force: true });
	});
	const [, address = ''] = await server.waitForOutput(/^Help center: (\S+)$/m);
	const page = async (path: string) => {
		const response = await fetch(new URL(path, address));
		return { status: response.status, text: await response.text() };
	};
	assert.match((await page('/articles/edited/')).text, /<h1>Before the edit<\/h1>/);
	assert.equal((await page('/articles/nowhere/')).status, 404);
	const pages = ['', 'page/2/', 'page/3/', 'page/02/'].map((path) => page(`/categories/basics/${path}`));
	assert.deepEqual(
		(await Promise.all(pages)).map(({ status }) => status),
		[200, 200, 404, 404],
	);
	assert.match((await fetch(address)).headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
	const { headers: embedHeaders } = await fetch(new URL('/embed/', address));
	assert.match(embedHeaders.get('content-security-policy') ?? '', /frame-ancestors \*(?:;|$)/);
	assert.equal(embedHeaders.get('x-frame-options'), null);
	const embedScript = await fetch(new URL('/embed.js', address));
	assert.equal(`${embedScript.status} ${embedScript.headers.get('access-control-allow-origin')}`, '200 *');
	const [panel = ''] = /_astro\/embed-panel[\w.-]+/.exec(await embedScript.text()) ?? [];
	for (const path of [panel, 'search/quick.json', 'articles/edited.json', 'pagefind/pagefind.js']) {
		const { status, headers } = await fetch(new URL(path, address));
		assert.equal(`${status} ${headers.get('access-control-allow-origin')}`, '200 *', path);
	}

	content.articles.splice(
		0,
		1,
		article('edited', {
			category: 'basics',
			title: 'After the edit',
			content: '![Week](/images/week-calendar.svg)',
			updatedAt: '2026-11-20T00:00:00Z',
		}),
		article('added', { category: 'basics', title: 'Added while it runs' }),
	);
	await waitUntil(async () => (await page('/articles/edited/')).text.includes('<h1>After the edit</h1>'));
	assert.equal((await page('/articles/added/')).status, 200);
	assert.match((await page('/articles/edited.md')).text, /^---\ntitle: "After the edit"\n/);
	assert.equal(JSON.parse((await page('/articles/edited.json')).text).title, 'After the edit');
	assert.ok(JSON.parse((await page('/search/quick.json')).text).title.includes('After the edit'));
	for (const name of ['articles/nowhere.md', 'articles/nowhere.json', 'feed.json', 'llms.txt', 'llms-full.txt'])
		assert.equal((await page(`/${name}`)).status, 404, name);

	const { parts } = JSON.parse((await page('/library.json')).text);
	assert.deepEqual(
		parts.map(({ path }: { path: string }) => path),
		['library/1.json'],
	);
	assert.match((await page('/library/1.json')).text, /"title":"After the edit"/);
	assert.equal((await page('/library/2.json')).status, 404);

	const [, , renamed] = content.articles;
	assert.equal(renamed?.slug, 'article-1');
	content.articles.splice(2, 2, { ...renamed, slug: 'renamed', updatedAt: '2026-11-21T00:00:00Z' });
	await waitUntil(async () => (await page('/articles/article-2/')).status === 410);
	assert.match((await page('/articles/article-2/')).text, /<h1>This article is gone<\/h1>/);
	for (const old of [
		'/articles/article-1/',
		'/articles/article-1',
		'/library/any/articles/article-1',
		'/support/any/renamed/',
	]) {
		const response = await fetch(new URL(`${old}?from=mail`, address), { redirect: 'manual' });
		assert.equal(`${response.status} ${response.headers.get('location')}`, '301 /articles/renamed/?from=mail', old);
	}
	assert.equal((await page('/library/any/articles/nowhere')).status, 404);

	await library.close();
	await waitUntil(async () => (await page('/')).status === 200);
	const [, src = ''] =
		/ src="([^"]+)" alt="Week" width="720" height="400"/.exec((await page('/articles/edited/')).text) ?? [];
	assert.match(src, /^\/_pictures\/[0-9a-f]{20}\.svg$/);
	const picture = await fetch(new URL(src, address));
	assert.deepEqual([picture.status, picture.headers.get('content-type')], [200, 'image/svg+xml']);
	assert.match(picture.headers.get('cache-control') ?? '', /immutable/);
	assert.match(picture.headers.get('content-security-policy') ?? '', /sandbox/);
	assert.equal((await page('/_pictures/index.ndjson')).status, 404);
	for (const path of [
		'/',
		'/categories/basics/',
		'/articles/edited/',
		'/articles/added/',
		'/articles/renamed/',
		'/search/',
		'/pagefind/pagefind-entry.json',
	]) {
		assert.equal((await page(path)).status, 200, path);
	}
	server.child.kill('SIGTERM');
	assert.equal(await server.ended, 0);

	const otherBase = await runCommand('serve', { ...environment, BASE_PATH: '/help/' }, project.folder);
	assert.equal(otherBase.code, 1);
	assert.match(otherBase.output, /^dist-server\/ was built for BASE_PATH “\/”, which is “\/help\/” now\. Run/m);
	const withoutTeam = await runCommand('serve', { DATA_DIR: dataDir }, project.folder);
	assert.equal(withoutTeam.code, 78);
});
