import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { listen } from '../../../src/server/listen.ts';
import { createRequestHandler } from '../../../src/server/request-handler.ts';
import { currentSite, setCurrentSite } from '../../../src/site/current.ts';
import { createHeadersFile } from '../../../src/site/security/policy-and-headers.ts';
import { testSite } from '../../support/site.ts';

test('Serves files from the build, the current search index from memory, and everything else with the pages', async (t) => {
	assert.throws(currentSite, /There is no site yet/);
	setCurrentSite(await testSite({ base: '/help/' }));
	const folder = await mkdtemp(join(tmpdir(), 'server-'));
	await mkdir(join(folder, '_astro'));
	await writeFile(join(folder, '_astro', 'page.js'), 'export {};');

	let index = new Map([['pagefind.js', Buffer.from('one')]]);
	const pages = createServer();
	pages.on('request', (request, response) => response.end(`page ${request.url}`));
	const server = createServer(
		createRequestHandler({
			clientFolder: folder,
			base: '/help/',
			headers: `${createHeadersFile(currentSite())}/help/articles/*\n  X-Own: yes\n`,
			pages: (request, response) => void pages.emit('request', request, response),
			searchIndex: () => index,
			posts: ({ method, url }, response, next) => {
				if (method === 'POST' && url === '/help/search/insights') response.writeHead(202).end();
				else next();
			},
		}),
	);
	const port = await listen(server, '127.0.0.1', 0);
	t.after(async () => {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
		await rm(folder, { recursive: true });
	});
	const get = async (path: string) => {
		const response = await fetch(`http://127.0.0.1:${port}${path}`);
		return { text: await response.text(), headers: response.headers };
	};

	const file = await get('/help/_astro/page.js');
	assert.equal(file.text, 'export {};');
	assert.match(file.headers.get('cache-control') ?? '', /immutable/);
	assert.equal((await get('/help/pagefind/pagefind.js')).text, 'one');
	index = new Map([['pagefind.js', Buffer.from('two')]]);
	assert.equal((await get('/help/pagefind/pagefind.js')).text, 'two');

	const page = await get('/help/articles/a/?q=1');
	assert.equal(page.text, 'page /help/articles/a/?q=1', 'the pages get the URL with the base path');
	assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
	assert.equal(page.headers.get('x-own'), 'yes');
	const missing = await get('/help/_astro/missing.js');
	assert.equal(missing.text, 'page /help/_astro/missing.js');
	assert.equal(missing.headers.get('cache-control'), null, 'a missing file is not cached forever');

	const post = await fetch(`http://127.0.0.1:${port}/help/search/insights`, { method: 'POST', body: '{}' });
	assert.equal(post.status, 202, 'what readers send is taken');
	for (const method of ['POST', 'DELETE', 'PURGE', 'TRACE']) {
		const sent = request({ port, method, path: '/help/articles/a/' }).end();
		const [response] = await once(sent, 'response');
		response.resume();
		assert.deepEqual([response.statusCode, response.headers.allow], [405, 'GET, HEAD'], method);
	}
});
