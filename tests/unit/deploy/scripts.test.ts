import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import gate from '../../../deploy/gate/gate.js';
import { onError, onPostBuild, onPreBuild } from '../../../deploy/netlify/keep-data/index.js';
import { allRoutes, headerRoutes } from '../../../deploy/vercel/output.mjs';
import { projectRoot } from '../../../src/project-root.ts';
import { listen } from '../../../src/server/listen.ts';
import { createUrls } from '../../../src/site/addresses/urls.ts';
import { createVercelConfig } from '../../../src/site/redirects/hosts/vercel.ts';
import { createHeadersFile } from '../../../src/site/security/policy-and-headers.ts';

const SECRET = 'whsec_test';

/** Starts a host's deploy hook, and records the requests to it. */
async function startHook(t: TestContext, status = 200) {
	const calls: { body: string; authorization: string | undefined }[] = [];
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => {
			body += chunk;
		});
		request.on('end', () => {
			calls.push({ body, authorization: request.headers.authorization });
			response.writeHead(status).end();
		});
	});
	const port = await listen(server, '127.0.0.1', 0);
	t.after(() => {
		server.closeAllConnections();
		server.close();
	});
	return { calls, environment: { DEPLOY_HOOK_URL: `http://127.0.0.1:${port}/`, WEBHOOK_SECRET: SECRET } };
}

/** A webhook request, signed as cStar does; `age` in seconds. */
function delivery(event: unknown, { age = 0, secret = SECRET } = {}): Request {
	const body = typeof event === 'string' ? event : JSON.stringify(event);
	const time = Math.floor(Date.now() / 1000) - age;
	const hex = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
	return new Request('https://gate.test/', { method: 'POST', body, headers: { 'x-signature': `t=${time},v1=${hex}` } });
}

test('the gate calls the deploy hook when a signed webhook is about an article', async (t) => {
	const { calls, environment } = await startHook(t);
	for (const type of ['article.created', 'article.published', 'article.updated', 'article.deleted']) {
		assert.equal((await gate.fetch(delivery({ id: `evt_${type}`, type }), environment)).status, 202);
	}
	assert.equal((await gate.fetch(delivery({ type: 'ticket.created' }), environment)).status, 202);
	assert.equal(calls.length, 4);
	assert.deepEqual(calls[0], { body: '{}', authorization: undefined });
});

test('the gate rejects a webhook that is unsigned, signed with another secret, changed or old', async (t) => {
	const { calls, environment } = await startHook(t);
	const event = { type: 'article.updated' };
	const signed = delivery(event);
	const invalid = [
		delivery(event, { secret: 'other' }),
		delivery(event, { age: 400 }),
		delivery(event, { age: -400 }),
		new Request('https://gate.test/', { method: 'POST', body: JSON.stringify(event) }),
		new Request('https://gate.test/', { method: 'POST', body: '{"type":"article.deleted"}', headers: signed.headers }),
	];
	for (const request of invalid) assert.equal((await gate.fetch(request, environment)).status, 401);
	const unset = { ...environment, WEBHOOK_SECRET: '' };
	assert.equal((await gate.fetch(delivery(event, { secret: 'x' }), unset)).status, 401);
	assert.equal((await gate.fetch(new Request('https://gate.test/'), environment)).status, 405);
	assert.equal((await gate.fetch(delivery('no JSON'), environment)).status, 202);
	assert.deepEqual(calls, []);
});

test('the gate handles an event once, also if it is sent again while its signature is accepted', async (t) => {
	const { calls, environment } = await startHook(t);
	const event = { id: 'evt_replayed', type: 'article.updated' };
	for (let time = 0; time < 3; time += 1) assert.equal((await gate.fetch(delivery(event), environment)).status, 202);
	assert.equal(calls.length, 1);
});

test('the gate tries an event again whose rebuild failed', async (t) => {
	const event = { id: 'evt_failed', type: 'article.updated' };
	const failing = await startHook(t, 500);
	assert.equal((await gate.fetch(delivery(event), failing.environment)).status, 502);
	const working = await startHook(t);
	assert.equal((await gate.fetch(delivery(event), working.environment)).status, 202);
	assert.equal(working.calls.length, 1);
});

test('the gate accepts one right signature of several, and an old and a new secret', async (t) => {
	const { calls, environment } = await startHook(t);
	const one = delivery({ id: 'evt_several', type: 'article.updated' });
	const header = one.headers.get('x-signature') ?? '';
	const several = new Request(one, { headers: { 'x-signature': header.replace(',v1=', `,v1=${'0'.repeat(64)},v1=`) } });
	assert.equal((await gate.fetch(several, environment)).status, 202);
	const rotated = { ...environment, WEBHOOK_SECRET: `new ${environment.WEBHOOK_SECRET}` };
	assert.equal((await gate.fetch(delivery({ id: 'evt_old', type: 'article.updated' }), rotated)).status, 202);
	assert.equal(
		(await gate.fetch(delivery({ id: 'evt_new', type: 'article.updated' }, { secret: 'new' }), rotated)).status,
		202,
	);
	assert.equal(calls.length, 3);
});

test('the gate stops reading a body without a length that is too large', async (t) => {
	const { environment } = await startHook(t);
	let sent = 0;
	const body = new ReadableStream({
		pull(controller) {
			sent += 1;
			if (sent > 100) controller.close();
			else controller.enqueue(new Uint8Array(100_000));
		},
	});
	const request = new Request('https://gate.test/', { method: 'POST', body, duplex: 'half' } as RequestInit);
	assert.equal((await gate.fetch(request, environment)).status, 413);
	assert.ok(sent < 20, `${sent} pieces were read`);
});

test('the gate sends its token to GitHub, reports a failed hook as 502, and calls the hook on schedule', async (t) => {
	const github = await startHook(t, 204);
	await gate.fetch(delivery({ type: 'article.updated' }), { ...github.environment, GITHUB_TOKEN: 'token' });
	assert.deepEqual(github.calls, [{ body: '{"event_type":"library"}', authorization: 'Bearer token' }]);
	const failing = await startHook(t, 500);
	assert.equal((await gate.fetch(delivery({ type: 'article.updated' }), failing.environment)).status, 502);
	await assert.rejects(gate.scheduled(undefined, failing.environment), /answered 500/);
	await gate.scheduled(undefined, github.environment);
	assert.equal(github.calls.length, 2);
});

test('Netlify’s plug-in caches the data folder, also after a failed build', async () => {
	const calls: string[] = [];
	const cache = {
		restore: async (path: string) => calls.push(`restore ${path}`) > 0,
		save: async (path: string) => calls.push(`save ${path}`) > 0,
	};
	for (const step of [onPreBuild, onPostBuild, onError]) await step({ utils: { cache } });
	assert.deepEqual(calls, ['restore .data', 'save .data', 'save .data']);
});

/** Loads the CloudFront Function, which has no exports. The result returns the path that it asks S3 for, or its redirect. */
async function loadViewerRequest(base = '/') {
	const text = (await readFile(join(projectRoot, 'deploy/s3/viewer-request.js'), 'utf8')).replace(
		"BASE = '/'",
		`BASE = '${base}'`,
	);
	const context = createContext({});
	runInContext(`${text}\nglobalThis.handler = handler;`, context);
	return (uri: string): string => {
		const answer = context.handler({ request: { uri } });
		return answer.statusCode ? `${answer.statusCode} ${answer.headers.location.value}` : answer.uri;
	};
}

test('CloudFront sends the page of a folder, adds a trailing slash, and redirects hosted cStar URLs to the article', async () => {
	const answer = await loadViewerRequest();
	assert.equal(answer('/'), '/index.html');
	assert.equal(answer('/articles/a/'), '/articles/a/index.html');
	assert.equal(answer('/articles/a'), '301 /articles/a/');
	assert.equal(answer('/feed.xml'), '/feed.xml');
	assert.equal(answer('/library/acme/articles/reset'), '301 /articles/reset/');
	assert.equal(answer('/support/billing/reset/'), '301 /articles/reset/');
	const below = await loadViewerRequest('/help/');
	assert.equal(below('/help/support/billing/reset'), '301 /help/articles/reset/');
	assert.equal(below('/support/billing/reset'), '301 /support/billing/reset/');
});

test('CloudFront never redirects to another host', async () => {
	const answer = await loadViewerRequest();
	for (const uri of ['//evil.test', '//evil', '/\\evil', '\\\\evil', '///evil/x']) {
		assert.match(answer(uri), /^(?:301 )?\/[^/\\]/, uri);
	}
	assert.match(answer('/support/x/%2f%2fevil'), /^301 \/articles\//);
});

test('Vercel’s headers are those of _headers, each for the paths that its pattern matches', () => {
	const routes = headerRoutes(
		createHeadersFile({ urls: createUrls('/h.c/', undefined), robots: 'noindex', config: { frameAncestors: ['*'] } }),
	);
	const sent = (path: string) =>
		Object.assign({}, ...routes.filter(({ src = '' }) => new RegExp(src).test(path)).map(({ headers }) => headers));
	assert.ok(routes.every((route) => route.continue === true));
	assert.equal(sent('/h.c/')['X-Frame-Options'], 'DENY');
	assert.equal(sent('/h.c/')['Content-Security-Policy'], "frame-ancestors 'none'");
	assert.deepEqual(
		[sent('/h.c/embed/')['X-Frame-Options'], sent('/h.c/embed/')['Content-Security-Policy']],
		[undefined, 'frame-ancestors *'],
	);
	assert.equal(sent('/h.c/')['X-Robots-Tag'], 'noindex');
	assert.equal(sent('/h.c/')['Cache-Control'], undefined);
	assert.match(sent('/h.c/_astro/a.js')['Cache-Control'], /immutable/);
	assert.equal(sent('/hxc/_astro/a.js')['Cache-Control'], undefined);
});

test('Vercel’s routes are in the order headers, redirects, trailing slash, files, 404, and never redirect to another host', () => {
	const urls = createUrls('/', undefined);
	const { routes } = JSON.parse(createVercelConfig({ urls }, []));
	const all = allRoutes(createHeadersFile({ urls, robots: 'index', config: { frameAncestors: [] } }), routes, '/');
	const slash = all.findIndex(({ status }) => status === 308);
	const files = all.findIndex(({ handle }) => handle === 'filesystem');
	assert.ok(all.findLastIndex((route) => route.continue) < all.findIndex(({ status }) => status === 301));
	assert.ok(all.findLastIndex(({ status }) => status === 301) < slash && slash < files);
	assert.equal(all.at(-1)?.status, 404);
	const pattern = new RegExp(all[slash]?.src ?? '');
	for (const path of ['/articles/a', '/categories/über', '/search']) assert.match(path, pattern);
	for (const path of [
		'/articles/a/',
		'//evil.test/articles',
		'/articles/a.md',
		'/articles//evil',
		'/feed.xml',
		'/articles/\\x',
	])
		assert.doesNotMatch(path, pattern);
});

test('the script for Vercel writes files, headers and redirects where Vercel expects them', async (t) => {
	const folder = await mkdtemp(join(tmpdir(), 'help-center-vercel-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	const urls = createUrls('/help/', undefined);
	for (const name of ['dist/articles/a', 'redirects']) await mkdir(join(folder, name), { recursive: true });
	await writeFile(join(folder, 'dist/articles/a/index.html'), 'A');
	await writeFile(
		join(folder, 'dist/_headers'),
		createHeadersFile({ urls, robots: 'index', config: { frameAncestors: [] } }),
	);
	await writeFile(join(folder, 'dist/_redirects'), '');
	await writeFile(join(folder, 'redirects/vercel.json'), createVercelConfig({ urls }, []));
	execFileSync(process.execPath, [join(projectRoot, 'deploy/vercel/output.mjs')], { cwd: folder });
	const output = join(folder, '.vercel/output');
	assert.equal(await readFile(join(output, 'static/help/articles/a/index.html'), 'utf8'), 'A');
	for (const name of ['_headers', '_redirects']) assert.ok(!existsSync(join(output, 'static/help', name)), name);
	const config = JSON.parse(await readFile(join(output, 'config.json'), 'utf8'));
	assert.equal(config.version, 3);
	assert.equal(config.routes.at(-1).dest, '/help/404.html');
	assert.equal(config.routes[0].headers['X-Content-Type-Options'], 'nosniff');
});
