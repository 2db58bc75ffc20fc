import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import sharp from 'sharp';
import { openCopyStore } from '../../../src/pictures/copy-store.ts';
import { createPictureMirror, type MirrorOptions } from '../../../src/pictures/mirror.ts';
import { listen } from '../../../src/server/listen.ts';
import { waitUntil } from '../../support/command.ts';

const HOUR = 3_600_000;
const photo = (width: number, height: number) =>
	sharp({
		create: { width, height, channels: 3, background: '#3657d9', noise: { type: 'gaussian', mean: 120, sigma: 30 } },
	});

type Answers = Record<string, (response: ServerResponse, request: IncomingMessage) => void>;
const send =
	(type: string, body: Buffer | string, headers: Record<string, string> = {}) =>
	(response: ServerResponse) =>
		response.writeHead(200, { 'content-type': type, ...headers }).end(body);

/** A local host of pictures, with the paths that were requested from it. */
async function startHost(t: TestContext, answers: Answers) {
	const requested: string[] = [];
	const server = createServer((request, response) => {
		requested.push(request.url ?? '');
		const answer = answers[request.url ?? ''];
		if (answer) answer(response, request);
		else response.writeHead(404, { 'content-type': 'text/html' }).end('no');
	});
	const origin = `http://127.0.0.1:${await listen(server, '127.0.0.1', 0)}`;
	const close = () => {
		server.closeAllConnections();
		server.close();
	};
	t.after(close);
	return { origin, requested, answers, close };
}

/** A data folder, and runs that mirror into it. */
async function startRuns(t: TestContext, origin: string) {
	const dataDir = await mkdtemp(join(tmpdir(), 'help-center-mirror-'));
	t.after(() => rm(dataDir, { recursive: true }));
	const folder = join(dataDir, 'acme', 'pictures');
	return {
		dataDir,
		folder,
		files: async () => (await readdir(folder)).filter((name) => name !== 'index.ndjson').sort(),
		async run(names: string[], options: Partial<MirrorOptions> = {}) {
			const toPath = (file: string) => `/pictures/${file}`;
			const trustedOrigins = [origin];
			const mirror = createPictureMirror(await openCopyStore(dataDir, 'acme'), {
				trustedOrigins,
				toPath,
				timeoutMs: 10_000,
				...options,
			});
			const pictures = await Promise.all(names.map((name) => mirror.findPicture(new URL(name, origin).href)));
			await mirror.save();
			const { result } = mirror;
			const reasons = (list: typeof result.failed) =>
				Object.fromEntries(list.map(({ address, reason }) => [new URL(address).pathname, reason]));
			return { pictures, failed: reasons(result.failed), earlier: reasons(result.earlier), files: [...result.files] };
		},
	};
}

test('a picture becomes WebP, scaled down, under a name that is a digest of its content', async (t) => {
	const host = await startHost(t, { '/a.jpg': send('image/jpeg', await photo(3000, 100).jpeg().toBuffer()) });
	const { run, folder } = await startRuns(t, host.origin);
	const { pictures, files } = await run(['/a.jpg', '/a.jpg#part']);
	const [file = ''] = files;
	assert.match(file, /^[0-9a-f]{20}\.webp$/);
	assert.deepEqual(pictures[0], { width: 2400, height: 80, copy: `/pictures/${file}` });
	assert.deepEqual(pictures[1], pictures[0]);
	assert.deepEqual(host.requested, ['/a.jpg']);
	const { format, width } = await sharp(join(folder, file)).metadata();
	assert.deepEqual([format, width], ['webp', 2400]);
});

test('the same picture at two URLs is one file', async (t) => {
	const bytes = await photo(40, 30).png().toBuffer();
	const host = await startHost(t, { '/a.png': send('image/png', bytes), '/b.png': send('image/png', bytes) });
	const { run, files } = await startRuns(t, host.origin);
	const { pictures } = await run(['/a.png', '/b.png']);
	assert.deepEqual(pictures[0], pictures[1]);
	assert.equal((await files()).length, 1);
});

test('a picture that fails keeps its URL and is listed with the reason; the others are copied', async (t) => {
	const internal = await startHost(t, { '/secret.png': send('image/png', await photo(4, 4).png().toBuffer()) });
	const host = await startHost(t, {
		'/good.png': send('image/png', await photo(20, 10).png().toBuffer()),
		'/hang.png': () => {},
		'/stall.png': (response) => response.writeHead(200, { 'content-type': 'image/png' }).write('x'),
		'/page.png': send('text/html; charset=utf-8', '<p>x'),
		'/liar.png': send('image/png', 'this is no picture'),
		'/huge.png': (response) =>
			response.writeHead(200, { 'content-type': 'image/png', 'content-length': 9e9 }).write('x'),
		'/endless.png': (response) => {
			response.writeHead(200, { 'content-type': 'image/png' });
			const more = () => {
				while (response.write(Buffer.alloc(65_536)));
				response.once('drain', more);
			};
			response.on('close', () => response.removeAllListeners('drain'));
			more();
		},
		'/moved.png': (response) => response.writeHead(302, { location: `${internal.origin}/secret.png` }).end(),
		'/file.png': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
		'/round.png': (response) => response.writeHead(302, { location: '/round.png' }).end(),
	});
	const { run, files } = await startRuns(t, host.origin);
	const names = ['gone', 'page', 'liar', 'huge', 'endless', 'moved', 'file', 'round', 'stall', 'hang', 'good'];
	const { pictures, failed } = await run(
		names.map((name) => `/${name}.png`),
		{ maxBytes: 1e6, timeoutMs: 1_500 },
	);
	assert.deepEqual(failed, {
		'/gone.png': 'the answer is 404',
		'/page.png': 'not a picture but text/html; charset=utf-8',
		'/liar.png': 'not a picture that can be read',
		'/huge.png': 'it is larger than 1 MB',
		'/endless.png': 'it is larger than 1 MB',
		'/moved.png': 'not requested: its host is not on the public network',
		'/file.png': 'it redirects to an address that can’t be followed',
		'/round.png': 'it redirects too often',
		'/stall.png': 'no answer within 1.5 s',
		'/hang.png': 'no answer within 1.5 s',
	});
	assert.deepEqual(
		pictures.map((picture) => picture !== undefined),
		names.map((name) => name === 'good'),
	);
	assert.deepEqual(internal.requested, []);
	assert.equal((await files()).length, 1);
});

test('a private host gets requests only if it is the Library’s own', async (t) => {
	const host = await startHost(t, { '/a.png': send('image/png', await photo(4, 4).png().toBuffer()) });
	const { run } = await startRuns(t, 'https://library.test');
	const { failed } = await run([`${host.origin}/a.png`, 'http://[::ffff:127.0.0.1]/b.png', 'http://localhost/c.png']);
	assert.deepEqual([...new Set(Object.values(failed))], ['not requested: its host is not on the public network']);
	assert.deepEqual(host.requested, []);
});

test('an unchanged picture is not sent again, a changed one is; a recent copy is not requested', async (t) => {
	const [first, second] = [await photo(20, 10).png().toBuffer(), await photo(30, 10).png().toBuffer()];
	const sentEtags: (string | undefined)[] = [];
	const host = await startHost(t, {
		'/a.png': (response, { headers }) => {
			sentEtags.push(headers['if-none-match']);
			if (headers['if-none-match'] === '"1"') response.writeHead(304).end();
			else send('image/png', first, { etag: '"1"' })(response);
		},
	});
	const { run } = await startRuns(t, host.origin);
	const now = Date.now();
	const before = await run(['/a.png'], { now: () => now });
	assert.deepEqual(await run(['/a.png'], { now: () => now + HOUR / 2 }), before);
	assert.deepEqual(sentEtags, [undefined]);
	assert.deepEqual(await run(['/a.png'], { now: () => now + 2 * HOUR }), before);
	assert.deepEqual(sentEtags, [undefined, '"1"']);
	host.answers['/a.png'] = send('image/png', second, { etag: '"2"' });
	const after = await run(['/a.png'], { now: () => now + 4 * HOUR });
	assert.equal(after.pictures[0]?.width, 30);
	assert.notDeepEqual(after.files, before.files);
});

test('copies are still shown when their host is gone, and the failure is reported', async (t) => {
	const host = await startHost(t, { '/a.png': send('image/png', await photo(20, 10).png().toBuffer()) });
	const { run } = await startRuns(t, host.origin);
	const before = await run(['/a.png']);
	host.close();
	const after = await run(['/a.png', '/new.png'], { now: () => Date.now() + 2 * HOUR });
	assert.deepEqual(after.pictures, [before.pictures[0], undefined]);
	assert.match(after.earlier['/a.png'] ?? '', /^it can’t be reached/);
	assert.match(after.failed['/new.png'] ?? '', /^it can’t be reached/);
});

test('a host that keeps failing gets no more requests; after a 429 it stops at once', async (t) => {
	const busy = (status: number) => (response: ServerResponse) => response.writeHead(status).end();
	const names = Array.from({ length: 12 }, (_, n) => `/${n}.png`);
	for (const [status, most] of [
		[503, 4],
		[429, 2],
	] as const) {
		const host = await startHost(t, Object.fromEntries(names.map((name) => [name, busy(status)])));
		const { run } = await startRuns(t, host.origin);
		const { failed } = await run(names);
		assert.equal(Object.keys(failed).length, 12);
		assert.ok(host.requested.length <= most, `${host.requested.length} requests after ${status}`);
		assert.equal(failed['/11.png'], 'not requested: its host failed several times');
	}
});

test('a host gets at most two requests at a time, and none once the total size is reached', async (t) => {
	let open = 0;
	let most = 0;
	const bytes = await photo(8, 8).png().toBuffer();
	const names = Array.from({ length: 10 }, (_, n) => `/${n}.png`);
	const answer = (response: ServerResponse) => {
		most = Math.max(most, ++open);
		// Requests that arrive together are answered together.
		setImmediate(() =>
			setImmediate(() => {
				open -= 1;
				send('image/png', bytes)(response);
			}),
		);
	};
	const host = await startHost(t, Object.fromEntries(names.map((name) => [name, answer])));
	const { run } = await startRuns(t, host.origin);
	assert.deepEqual((await run(names)).failed, {});
	assert.ok(most <= 2, `${most} at a time`);
	const { failed } = await run(names, { maxTotalBytes: 3 * bytes.length, now: () => Date.now() + 2 * HOUR });
	assert.deepEqual(failed, {}, 'earlier copies are kept');
	const again = await startRuns(t, host.origin);
	const { failed: left } = await again.run(names, { maxTotalBytes: 3 * bytes.length });
	assert.ok(Object.keys(left).length >= 5);
	assert.deepEqual([...new Set(Object.values(left))], ['left for the next build']);
});

test('a killed run keeps most of its downloads', async (t) => {
	const names = Array.from({ length: 120 }, (_, n) => `/${n}.svg`);
	const drawing = (n: number) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n + 1} 9"></svg>`;
	const host = await startHost(
		t,
		Object.fromEntries(names.map((name, n) => [name, send('image/svg+xml', drawing(n))])),
	);
	const { dataDir, run } = await startRuns(t, host.origin);
	const killed = createPictureMirror(await openCopyStore(dataDir, 'acme'), {
		trustedOrigins: [host.origin],
		toPath: (file) => file,
	});
	await Promise.all(names.map((name) => killed.findPicture(host.origin + name)));
	await waitUntil(async () => (await openCopyStore(dataDir, 'acme')).find(`${host.origin}/50.svg`) !== undefined);
	host.requested.length = 0;
	assert.deepEqual((await run(names)).failed, {});
	assert.ok(host.requested.length <= 30, `${host.requested.length} requests`);
});

test('copies that no article shows are kept for a month', async (t) => {
	const host = await startHost(t, { '/a.png': send('image/png', await photo(20, 10).png().toBuffer()) });
	const { run, files, folder } = await startRuns(t, host.origin);
	await run(['/a.png']);
	await run([], { now: () => Date.now() + 20 * 24 * HOUR });
	assert.equal((await files()).length, 1);
	await run([], { now: () => Date.now() + 40 * 24 * HOUR });
	assert.deepEqual(await files(), []);
	assert.equal(await readFile(join(folder, 'index.ndjson'), 'utf8'), '');
});

test('a copy made while the clock was ahead is renewed like any other', async (t) => {
	const host = await startHost(t, { '/a.jpg': send('image/jpeg', await photo(30, 10).jpeg().toBuffer()) });
	const { run } = await startRuns(t, host.origin);
	await run(['/a.jpg'], { now: () => Date.now() + 400 * 24 * HOUR });
	await run(['/a.jpg'], { now: () => Date.now() + 9 * 24 * HOUR });
	assert.deepEqual(host.requested, ['/a.jpg', '/a.jpg']);
});
