import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { closeGracefully, findFreePort, formatLocalUrl, listen } from '../../../src/server/listen.ts';

const HOST = '127.0.0.1';

test('A taken port is followed by the next free one', async (t) => {
	const [first, second] = [createServer(), createServer()];
	t.after(() => [first, second].forEach((server) => void server.close()));
	const taken = await listen(first, HOST, 0);
	assert.ok(taken > 0);
	assert.ok((await findFreePort(HOST, taken)) > taken);
	const given = await listen(second, HOST, taken);
	assert.ok(given > taken && given < taken + 100);
	assert.equal(second.listenerCount('error'), 0);
});

test('A port that is free is given back free', async () => {
	const port = await findFreePort(HOST, 0);
	const server = createServer();
	assert.equal(await listen(server, HOST, port), port);
	server.close();
	await once(server, 'close');
});

test('What is wrong in another way is said, and no further port tried', async () => {
	await assert.rejects(listen(createServer(), '192.0.2.1', 4321), { code: 'EADDRNOTAVAIL', port: 4321 });
});

test('People type localhost for this machine, and any other host as it is', () => {
	for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
		assert.equal(formatLocalUrl(host, 4321).href, 'http://localhost:4321/');
	}
	assert.equal(formatLocalUrl('192.168.0.7', 80).href, 'http://192.168.0.7/');
	assert.equal(formatLocalUrl('fd00::7', 4321).href, 'http://[fd00::7]:4321/');
});

test('A server that closes waits for answers under way, but for no request that never ends', async () => {
	let answer = () => {};
	const server = createServer((_request, response) => {
		answer = () => response.end('whole');
	});
	const port = await listen(server, HOST, 0);
	const answered = fetch(`http://${HOST}:${port}/`);
	await once(server, 'request');
	const patient = closeGracefully(server, 60_000);
	answer();
	assert.equal(await (await answered).text(), 'whole');
	await patient;

	const other = createServer();
	const half = connect(await listen(other, HOST, 0), HOST);
	half.write('GET / HTTP/1.1\r\nHost: x\r\n');
	await once(other, 'connection');
	half.on('error', () => {});
	const cut = new Promise((resolve) => half.once('close', resolve));
	await closeGracefully(other, 1);
	await cut;
});
