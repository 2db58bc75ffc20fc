import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../../src/project-root.ts';
import { listen } from '../../../src/server/listen.ts';
import { chainMiddleware } from '../../../src/server/middleware.ts';
import { serveShareImages } from '../../../src/server/share-images.ts';
import { createShareImages } from '../../../src/share-images/create-share-images.ts';
import type { ShareablePage } from '../../../src/site/share-image.ts';
import type { Site } from '../../../src/site/site.ts';
import { libraryArticle, testSite } from '../../support/site.ts';

/** A site with one article. */
async function createSite(title: string): Promise<Site & { shareImages: NonNullable<Site['shareImages']> }> {
	const site = await testSite({ articles: [libraryArticle('größe', { title })], base: '/help/' });
	return {
		...site,
		shareImages: await createShareImages(site.config, site.urls, [join(projectRoot, 'sample', 'public')]),
	};
}

test('A server draws a share image at the first request, and redirects an outdated URL to the current image', async (t) => {
	const folder = await mkdtemp(join(tmpdir(), 'help-center-share-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	let site = await createSite('One title');
	const middleware = serveShareImages(() => site, folder);
	const server = createServer(chainMiddleware(middleware, (_request, response) => response.writeHead(404).end()));
	const port = await listen(server, '127.0.0.1', 0);
	t.after(() => server.close());
	const get = (path: string, init?: RequestInit) =>
		fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...init });
	const page = (): ShareablePage => {
		const [article] = site.articles;
		return { path: article?.path ?? '', heading: article?.title ?? '', categoryName: article?.category.name };
	};

	const { path } = site.shareImages.getImage(page());
	const responses = await Promise.all([
		get(path),
		get(path),
		get(site.shareImages.getImage({ path: '/help/', heading: '' }).path),
	]);
	assert.deepEqual(
		responses.map(({ status, headers }) => [status, headers.get('content-type')]),
		Array(3).fill([200, 'image/png']),
	);
	assert.equal((await readdir(folder)).length, 2);
	assert.equal((await get(path, { method: 'HEAD' })).status, 200);

	site = await createSite('Another title');
	const outdated = await get(path);
	assert.deepEqual([outdated.status, outdated.headers.get('location')], [302, site.shareImages.getImage(page()).path]);
	assert.equal((await get(site.shareImages.getImage(page()).path)).status, 200);

	for (const other of ['/help/share/articles/none-0123456789ab.png', '/help/share/..%2fx', '/help/share/%', '/help/']) {
		assert.equal((await get(other)).status, 404, other);
	}
	assert.equal((await get(path, { method: 'POST' })).status, 404);
});
