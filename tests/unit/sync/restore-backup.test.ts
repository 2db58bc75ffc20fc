import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { emptySlugHistory } from '../../../src/model/slug-history.ts';
import { listen } from '../../../src/server/listen.ts';
import { createBackup } from '../../../src/storage/backup/write-backup.ts';
import { type RestoreOptions, restoreBackup } from '../../../src/sync/restore-backup.ts';
import { createSnapshot, entry, kept, recordDaily } from '../model/slug-history-fixtures.ts';

const library = createSnapshot([
	kept('1:a', { content: 'x'.repeat(1_500_000) }),
	kept('2:b', { content: 'y'.repeat(1_500_000) }),
]);
const history = recordDaily(library);
const backup = await createBackup(library, history);

type Handler = (response: ServerResponse, request: IncomingMessage) => void;
const send =
	(body: string | undefined, status = 200, headers: Record<string, string> = {}): Handler =>
	(response) =>
		response.writeHead(body === undefined ? 404 : status, headers).end(body);
const normal: Record<string, Handler> = {
	'/help/library.json': send(backup.header),
	'/help/library/1.json': send(backup.part(1)),
	'/help/library/2.json': send(backup.part(2)),
};

/** Starts a live site, with other responses for some paths, and restores its backup. */
async function restore(t: TestContext, changes: Record<string, Handler> = {}, options: Partial<RestoreOptions> = {}) {
	const requested: string[] = [];
	const logged: string[] = [];
	const server = createServer((request, response) => {
		const path = new URL(request.url ?? '', 'http://site.test').pathname;
		requested.push(path);
		const handle = { ...normal, ...changes }[path] ?? send(undefined);
		handle(response, request);
	});
	const port = await listen(server, '127.0.0.1', 0);
	t.after(() => {
		server.closeAllConnections();
		server.close();
	});
	const url = new URL(`http://127.0.0.1:${port}/help/library.json`);
	const restored = await restoreBackup({
		url,
		team: 'acme',
		log: (line) => logged.push(line),
		idleTimeoutMs: 300,
		...options,
	});
	return { restored, requested, logged };
}

test('a backup is read in three requests, and the log says so', async (t) => {
	const { restored, requested, logged } = await restore(t);
	assert.deepEqual(restored, { snapshot: library, slugHistory: history });
	assert.deepEqual(requested, ['/help/library.json', '/help/library/1.json', '/help/library/2.json']);
	assert.equal(logged.length, 1);
	assert.match(
		logged[0] ?? '',
		/^No snapshot is stored: starting from the 2 articles at http.*\(2026-11-22T02:12Z\)\.$/,
	);
});

const PAGE = '<!doctype html>\n<title>Help</title>';
const withoutBackup: [what: string, changes: Record<string, Handler>][] = [
	['a site without a backup', { '/help/library.json': send(undefined) }],
	['a site that is down', { '/help/library.json': send('down', 503) }],
	['a host that responds to every path with a page', { '/help/library.json': send(PAGE) }],
	['a response that never arrives', { '/help/library.json': () => {} }],
	['a response that stops in the middle', { '/help/library.json': (response) => response.writeHead(200).write('{') }],
	[
		'a response that is cut off',
		{
			'/help/library.json': (response) =>
				response.writeHead(200, { 'content-length': '99' }).write('{', () => response.destroy()),
		},
	],
	[
		'a redirect to another host',
		{ '/help/library.json': send('', 302, { location: 'http://127.0.0.2/help/library.json' }) },
	],
	['an endless redirect', { '/help/library.json': send('', 302, { location: '/help/library.json' }) }],
	['a redirect without a location', { '/help/library.json': send('', 302) }],
];
for (const [what, changes] of withoutBackup) {
	test(`${what} counts as no backup, and nothing is logged`, async (t) => {
		const { restored, logged, requested } = await restore(t, changes);
		assert.equal(restored, undefined);
		assert.deepEqual(logged, []);
		assert.ok(requested.length <= 6);
	});
}

test('a site that can’t be reached counts as no backup, and nothing is logged', async () => {
	const logged: string[] = [];
	for (const url of ['http://127.0.0.1:9/library.json', 'https://help.invalid/library.json']) {
		assert.equal(await restoreBackup({ url: new URL(url), team: 'acme', log: (line) => logged.push(line) }), undefined);
	}
	assert.deepEqual(logged, []);
});

const { header } = backup;
const other = await createBackup(createSnapshot(['c']), emptySlugHistory);
const unusable: [what: string, changes: Record<string, Handler>, why: RegExp][] = [
	[
		'another team’s backup',
		{ '/help/library.json': send(header.replace('"acme"', '"other"')) },
		/it belongs to another team\.$/,
	],
	[
		'a backup of another version',
		{ '/help/library.json': send(header.replace('"version": 1', '"version": 2')) },
		/format is unknown/,
	],
	['a header that is too large', { '/help/library.json': send(header + ' '.repeat(1_000_001)) }, /too large/],
	[
		'a header with a URL elsewhere',
		{ '/help/library.json': send(header.replace('library/2.json', '//evil.test/2')) },
		/format is unknown/,
	],
	['a part that is too large', { '/help/library/2.json': send('x'.repeat(5_000_001)) }, /2\.json is too large/],
	['a part that is missing', { '/help/library/2.json': send(undefined) }, /2\.json is missing/],
	['a part that never arrives', { '/help/library/2.json': () => {} }, /2\.json is missing/],
	[
		'a part that was changed',
		{ '/help/library/1.json': send(backup.part(1)?.replace('xx', 'xy')) },
		/1\.json does not match its checksum/,
	],
	['a part of another backup', { '/help/library/1.json': send(other.part(1)) }, /1\.json does not match its checksum/],
	['a page instead of a part', { '/help/library/1.json': send(PAGE) }, /1\.json does not match its checksum/],
];
for (const [what, changes, why] of unusable) {
	test(`${what} is not used, and the log says why`, async (t) => {
		const { restored, logged } = await restore(t, changes);
		assert.equal(restored, undefined);
		assert.equal(logged.length, 1);
		assert.match(logged[0] ?? '', why);
	});
}

test('a redirect on the same host is followed', async (t) => {
	const { restored } = await restore(t, {
		'/help/library.json': send('', 301, { location: '/moved.json' }),
		'/moved.json': send(header),
	});
	assert.equal(restored?.snapshot.articles.length, 2);
});

test('a slow part may take longer than the idle timeout, but not longer than the total timeout', async (t) => {
	const drip: Handler = (response) => {
		const timer = setInterval(() => response.write(' '), 20);
		response.on('close', () => clearInterval(timer));
	};
	const { restored, logged } = await restore(
		t,
		{ '/help/library/1.json': drip },
		{ idleTimeoutMs: 5_000, totalTimeoutMs: 400 },
	);
	assert.equal(restored, undefined);
	assert.match(logged[0] ?? '', /1\.json is missing/);
});

test('a backup whose parts are too large together is not downloaded, and an implausible slug history is not used', async (t) => {
	const part = { bytes: 5_000_000, sha256: '0'.repeat(64) };
	const parts = Array.from({ length: 61 }, (_, index) => ({ ...part, path: `library/${index + 1}.json` }));
	const header = JSON.stringify({ ...JSON.parse(backup.header), parts });
	const large = await restore(t, { '/help/library.json': send(header) });
	assert.deepEqual([large.restored, large.requested.length], [undefined, 1]);
	assert.match(large.logged[0] ?? '', /larger than 300 MB/);

	const earlier = Array.from({ length: 1_001 }, (_, n) => ({ slug: `old-${n}`, until: '2026-11-01T00:00:00.000Z' }));
	const many = await createBackup(library, { ...history, articles: [entry('a', { id: '1', earlier })] });
	const implausible = await restore(t, {
		'/help/library.json': send(many.header),
		'/help/library/1.json': send(many.part(1)),
		'/help/library/2.json': send(many.part(2)),
	});
	assert.equal(implausible.restored, undefined);
	assert.match(implausible.logged[0] ?? '', /slug history is implausibly large/);
});
