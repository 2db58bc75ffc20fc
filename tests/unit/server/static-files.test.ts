import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { chainMiddleware } from '../../../src/server/middleware.ts';
import { serveSearchFiles } from '../../../src/server/search-files.ts';
import { createStaticHandler } from '../../../src/server/static-files.ts';

interface ReceivedResponse {
	status: number | undefined;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** Sends a request with the path exactly as given; `fetch` would normalise it. */
async function send(port: number, path: string, headers = {}, method = 'GET'): Promise<ReceivedResponse> {
	const sent = request({ port, host: '127.0.0.1', path, headers, method, agent: false });
	sent.end();
	const [response] = await once(sent, 'response');
	return {
		status: response.statusCode,
		headers: response.headers,
		body: Buffer.concat(await Array.fromAsync(response)),
	};
}

/** Serves a small built site; `secret.txt` is outside its folder. */
async function startSite(
	t: TestContext,
	base = '/',
	headers = `/*\n  X-All: yes\n${base}_astro/*\n  Cache-Control: immutable\n`,
) {
	const work = await mkdtemp(join(tmpdir(), 'static-'));
	const folder = join(work, 'site');
	await mkdir(join(folder, 'articles', 'größe'), { recursive: true });
	await mkdir(join(folder, '_astro'));
	await writeFile(join(work, 'secret.txt'), 'secret');
	await writeFile(join(work, 'site-secret.txt'), 'secret');
	await writeFile(join(folder, '_headers'), headers);
	await writeFile(join(folder, '404.html'), '<h1>Not here</h1>');
	await writeFile(join(folder, 'index.html'), `<h1>Home</h1>${'words '.repeat(1_000)}`);
	await writeFile(join(folder, 'articles', 'größe', 'index.html'), '<h1>Size</h1>');
	await writeFile(join(folder, '_astro', 'page.js'), 'export {};');
	const server = createServer(await createStaticHandler(folder, base));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.after(async () => {
		server.closeAllConnections();
		server.close();
		await rm(work, { recursive: true });
	});
	// A server that listens on a port has an address with one.
	const { port } = server.address() as AddressInfo;
	return {
		folder,
		get: (path: string, headers?: Record<string, string>, method?: string) => send(port, path, headers, method),
	};
}

test('A page is served at its path, in any script, with the headers of the site', async (t) => {
	const { get } = await startSite(t);
	const { status, headers, body } = await get('/articles/gr%C3%B6%C3%9Fe/');
	assert.deepEqual([status, body.toString(), headers['x-all']], [200, '<h1>Size</h1>', 'yes']);
	assert.match(String(headers['content-type']), /^text\/html;\s?charset=utf-8$/);
});

test('A missing page is the site’s 404 page, and is not cached forever', async (t) => {
	const { get } = await startSite(t);
	for (const path of ['/nowhere/', '/articles/', '/%', '/%00', '/_astro/gone.js', '/x?a=/../']) {
		const { status, headers, body } = await get(path);
		assert.deepEqual([status, body.toString()], [404, '<h1>Not here</h1>'], path);
		assert.notEqual(headers['cache-control'], 'immutable', path);
		assert.equal(headers['x-all'], 'yes');
	}
	assert.equal((await get('/_astro/page.js')).headers['cache-control'], 'immutable');
});

test('_headers applies by path: a star is any text, and the last matching rule wins', async (t) => {
	const headers = [
		'  X-Before-Any-Path: ignored',
		'',
		'/*',
		'  X-All: yes',
		'  Content-Security-Policy: a https://b.test:8080; c',
		'/help/_astro/*',
		'\tX-Asset: yes',
		'/help/page.txt',
		'  X-All: changed',
	];
	const { get } = await startSite(t, '/help/', headers.join('\r\n'));
	const home = (await get('/help/')).headers;
	assert.equal(home['x-all'], 'yes');
	assert.equal(home['content-security-policy'], 'a https://b.test:8080; c');
	assert.equal(home['x-before-any-path'], undefined);
	assert.equal((await get('/help/_astro/a/b.js')).headers['x-asset'], 'yes');
	for (const path of ['/help/_astro', '/x/help/_astro/a.js'])
		assert.equal((await get(path)).headers['x-asset'], undefined, path);
	assert.equal((await get('/help/page.txt')).headers['x-all'], 'changed');
	assert.equal((await get('/help/pageAtxt')).headers['x-all'], 'yes');
});

test('Nothing outside the folder is served, whatever the path', async (t) => {
	const { get } = await startSite(t);
	for (const path of [
		'/../secret.txt',
		'/%2e%2e/secret.txt',
		'/..%2fsecret.txt',
		'/articles/../../secret.txt',
		'/articles/%2e%2e/%2e%2e/secret.txt',
		'/..\\secret.txt',
		'/../site-secret.txt',
		'/-secret.txt',
		'//secret.txt',
		'/../../../../../../../../etc/passwd',
	]) {
		const { status, body } = await get(path);
		assert.equal(status, 404, path);
		assert.doesNotMatch(body.toString(), /secret|root:/, path);
	}
});

test('With a base path, the site is served there, the root redirects to it, and everything else is a plain 404', async (t) => {
	const { get } = await startSite(t, '/help/');
	assert.match((await get('/help/')).body.toString(), /Home/);
	assert.equal((await get('/help/nowhere/')).body.toString(), '<h1>Not here</h1>');
	for (const path of ['/', '/help', '/help?q=x', '/?q=x']) {
		const { status, headers } = await get(path);
		assert.deepEqual([status, headers.location], [302, '/help/'], path);
	}
	for (const path of ['/index.html', '/helping/', '/x/help/']) {
		const { status, body } = await get(path);
		assert.deepEqual([status, body.toString()], [404, 'Not found\n'], path);
	}
});

test('A long text is compressed if the client accepts it, a short one is not', async (t) => {
	const { get } = await startSite(t);
	const plain = await get('/');
	for (const encoding of ['br', 'gzip']) {
		const { headers, body } = await get('/', { 'accept-encoding': encoding });
		assert.equal(headers['content-encoding'], encoding);
		assert.match(String(headers.vary), /accept-encoding/i);
		assert.ok(body.length < plain.body.length / 5);
	}
	assert.equal(plain.headers['content-encoding'], undefined);
	assert.equal((await get('/_astro/page.js', { 'accept-encoding': 'br' })).headers['content-encoding'], undefined);
});

test('HEAD has the same status and length without the body', async (t) => {
	const { get } = await startSite(t);
	const [head, whole] = [await get('/_astro/page.js', {}, 'HEAD'), await get('/_astro/page.js')];
	assert.deepEqual([head.status, head.body.length], [200, 0]);
	assert.equal(head.headers['content-length'], whole.headers['content-length']);
	assert.deepEqual([(await get('/nowhere/', {}, 'HEAD')).status], [404]);
});

test('A page that a reader has cached is not sent again', async (t) => {
	const { get } = await startSite(t);
	const { headers } = await get('/');
	const revalidated = await get('/', { 'if-none-match': String(headers.etag) });
	assert.deepEqual([revalidated.status, revalidated.body.length], [304, 0]);
});

test('A range request, also an invalid one, gets the whole file', async (t) => {
	const { get } = await startSite(t);
	for (const range of ['bytes=5-2', 'bytes=0-3', 'bytes=-2', 'nonsense']) {
		const { status, body } = await get('/_astro/page.js', { range });
		assert.deepEqual([status, body.toString()], [200, 'export {};'], range);
	}
});

test('A file that a later build removed is missing, and a file that it added is served', async (t) => {
	const { get, folder } = await startSite(t);
	assert.equal((await get('/_astro/page.js')).status, 200);
	await rm(join(folder, '_astro', 'page.js'));
	await writeFile(join(folder, '_astro', 'new.js'), 'export {};');
	assert.equal((await get('/_astro/page.js')).status, 404);
	assert.equal((await get('/_astro/new.js')).status, 200);
});

test('The files of a search index are served from memory below the base path, and nothing else', async (t) => {
	const files = new Map([
		['pagefind.js', Buffer.from('export {};')],
		['wasm.en.pagefind', Buffer.from([1, 2])],
	]);
	const server = createServer(
		chainMiddleware(serveSearchFiles(files, '/help/'), (_request, response) => void response.writeHead(404).end()),
	);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.after(() => server.close());
	// A server that listens on a port has an address with one.
	const { port } = server.address() as AddressInfo;
	const script = await send(port, '/help/pagefind/pagefind.js?ts=1');
	assert.deepEqual([script.status, script.body.toString()], [200, 'export {};']);
	assert.equal(script.headers['content-type'], 'text/javascript; charset=utf-8');
	const engine = await send(port, '/help/pagefind/wasm.en.pagefind');
	assert.equal(engine.headers['content-type'], 'application/octet-stream');
	for (const path of ['/pagefind/pagefind.js', '/help/pagefind/', '/help/pagefind/constructor', '/help/']) {
		assert.equal((await send(port, path)).status, 404, path);
	}
});
