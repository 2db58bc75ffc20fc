import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { emptySlugHistory } from '../../../src/model/slug-history.ts';
import { listen } from '../../../src/server/listen.ts';
import { createBackup } from '../../../src/storage/backup/write-backup.ts';
import { type RestoreOptions, restoreBackup } from '../../../src/sync/restore-backup.ts';
import { kept, ledgerAfter, libraryOf } from '../model/slug-history-words.ts';

const library = libraryOf([
	kept('1:a', { content: 'x'.repeat(1_500_000) }),
	kept('2:b', { content: 'y'.repeat(1_500_000) }),
]);
const ledger = ledgerAfter(library);
const copy = await createBackup(library, ledger);

type Answer = (response: ServerResponse, request: IncomingMessage) => void;
const send =
	(body: string | undefined, status = 200, headers: Record<string, string> = {}): Answer =>
	(response) =>
		response.writeHead(body === undefined ? 404 : status, headers).end(body);
const normal: Record<string, Answer> = {
	'/help/library.json': send(copy.header),
	'/help/library/1.json': send(copy.part(1)),
	'/help/library/2.json': send(copy.part(2)),
};

/** A live site that answers as it is told, and what came of restoring from it. */
async function restore(t: TestContext, changes: Record<string, Answer> = {}, options: Partial<RestoreOptions> = {}) {
	const asked: string[] = [];
	const said: string[] = [];
	const server = createServer((request, response) => {
		const path = new URL(request.url ?? '', 'http://site.test').pathname;
		asked.push(path);
		const answer = { ...normal, ...changes }[path] ?? send(undefined);
		answer(response, request);
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
		log: (line) => said.push(line),
		idleTimeoutMs: 300,
		...options,
	});
	return { restored, asked, said };
}

test('a copy is read in three requests, and said so', async (t) => {
	const { restored, asked, said } = await restore(t);
	assert.deepEqual(restored, { snapshot: library, slugHistory: ledger });
	assert.deepEqual(asked, ['/help/library.json', '/help/library/1.json', '/help/library/2.json']);
	assert.equal(said.length, 1);
	assert.match(said[0] ?? '', /^Nothing is kept here: going on from the 2 articles at http.*\(2026-11-22T02:12Z\)\.$/);
});

const PAGE = '<!doctype html>\n<title>Help</title>';
const nothing: [what: string, changes: Record<string, Answer>][] = [
	['a site without a copy', { '/help/library.json': send(undefined) }],
	['a site that is down', { '/help/library.json': send('down', 503) }],
	['a host that answers everything with a page', { '/help/library.json': send(PAGE) }],
	['an answer that never comes', { '/help/library.json': () => {} }],
	['an answer that stops in the middle', { '/help/library.json': (response) => response.writeHead(200).write('{') }],
	[
		'an answer that is cut off',
		{
			'/help/library.json': (response) =>
				response.writeHead(200, { 'content-length': '99' }).write('{', () => response.destroy()),
		},
	],
	[
		'a redirect to another host',
		{ '/help/library.json': send('', 302, { location: 'http://127.0.0.2/help/library.json' }) },
	],
	['a redirect without end', { '/help/library.json': send('', 302, { location: '/help/library.json' }) }],
	['a redirect to nowhere', { '/help/library.json': send('', 302) }],
];
for (const [what, changes] of nothing) {
	test(`${what} is no copy, without a word`, async (t) => {
		const { restored, said, asked } = await restore(t, changes);
		assert.equal(restored, undefined);
		assert.deepEqual(said, []);
		assert.ok(asked.length <= 6);
	});
}

test('a site that can’t be reached at all is no copy, without a word', async () => {
	const said: string[] = [];
	for (const address of ['http://127.0.0.1:9/library.json', 'https://help.invalid/library.json']) {
		assert.equal(
			await restoreBackup({ url: new URL(address), team: 'acme', log: (line) => said.push(line) }),
			undefined,
		);
	}
	assert.deepEqual(said, []);
});

const { header } = copy;
const other = await createBackup(libraryOf(['c']), emptySlugHistory);
const unusable: [what: string, changes: Record<string, Answer>, why: RegExp][] = [
	['another team’s copy', { '/help/library.json': send(header.replace('"acme"', '"other"')) }, /another team’s\.$/],
	[
		'a copy of another version',
		{ '/help/library.json': send(header.replace('"version": 1', '"version": 2')) },
		/no form/,
	],
	['a header that is too large', { '/help/library.json': send(header + ' '.repeat(1_000_001)) }, /too large/],
	[
		'a header that names a place elsewhere',
		{ '/help/library.json': send(header.replace('library/2.json', '//evil.test/2')) },
		/no form/,
	],
	['a part that is too large', { '/help/library/2.json': send('x'.repeat(5_000_001)) }, /2\.json is too large/],
	['a part that is missing', { '/help/library/2.json': send(undefined) }, /2\.json is missing/],
	['a part that never comes', { '/help/library/2.json': () => {} }, /2\.json is missing/],
	[
		'a part that was changed',
		{ '/help/library/1.json': send(copy.part(1)?.replace('xx', 'xy')) },
		/1\.json is not the one/,
	],
	['a part of another copy', { '/help/library/1.json': send(other.part(1)) }, /1\.json is not the one/],
	['a page instead of a part', { '/help/library/1.json': send(PAGE) }, /1\.json is not the one/],
];
for (const [what, changes, why] of unusable) {
	test(`${what} is not used, and a line says why`, async (t) => {
		const { restored, said } = await restore(t, changes);
		assert.equal(restored, undefined);
		assert.equal(said.length, 1);
		assert.match(said[0] ?? '', why);
	});
}

test('a redirect on the same host is followed', async (t) => {
	const { restored } = await restore(t, {
		'/help/library.json': send('', 301, { location: '/moved.json' }),
		'/moved.json': send(header),
	});
	assert.equal(restored?.snapshot.articles.length, 2);
});

test('a part whose bytes come slowly is waited for, but not longer than all together may take', async (t) => {
	const drip: Answer = (response) => {
		const timer = setInterval(() => response.write(' '), 20);
		response.on('close', () => clearInterval(timer));
	};
	const { restored, said } = await restore(
		t,
		{ '/help/library/1.json': drip },
		{ idleTimeoutMs: 5_000, totalTimeoutMs: 400 },
	);
	assert.equal(restored, undefined);
	assert.match(said[0] ?? '', /1\.json is missing/);
});
