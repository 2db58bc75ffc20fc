import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { closeGracefully, findFreePort, formatLocalUrl, listen } from '../../../src/server/listen.ts';

const HOST = '127.0.0.1';

test('If a port is taken, the next free one is used', async (t) => {
	const [first, second] = [createServer(), createServer()];
	t.after(() => [first, second].forEach((server) => void server.close()));
	const taken = await listen(first, HOST, 0);
	assert.ok(taken > 0);
	assert.ok((await findFreePort(HOST, taken)) > taken);
	const used = await listen(second, HOST, taken);
	assert.ok(used > taken && used < taken + 100);
	assert.equal(second.listenerCount('error'), 0);
});

test('The free port that is found is still free afterwards', async () => {
	const port = await findFreePort(HOST, 0);
	const server = createServer();
	assert.equal(await listen(server, HOST, port), port);
	server.close();
	await once(server, 'close');
});

test('Any other error is thrown, and no further port is tried', async () => {
	await assert.rejects(listen(createServer(), '192.0.2.1', 4321), { code: 'EADDRNOTAVAIL', port: 4321 });
});

test('The local URL has localhost for this machine, and any other host unchanged', () => {
	for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
		assert.equal(formatLocalUrl(host, 4321).href, 'http://localhost:4321/');
	}
	assert.equal(formatLocalUrl('192.168.0.7', 80).href, 'http://192.168.0.7/');
	assert.equal(formatLocalUrl('fd00::7', 4321).href, 'http://[fd00::7]:4321/');
});

test('Closing waits for responses in flight, but not for a request that never ends', async () => {
	let respond = () => {};
	const server = createServer((_request, response) => {
		respond = () => response.end('complete');
	});
	const port = await listen(server, HOST, 0);
	const response = fetch(`http://${HOST}:${port}/`);
	await once(server, 'request');
	const closed = closeGracefully(server, 60_000);
	respond();
	assert.equal(await (await response).text(), 'complete');
	await closed;

	const other = createServer();
	const socket = connect(await listen(other, HOST, 0), HOST);
	socket.write('GET / HTTP/1.1\r\nHost: x\r\n');
	await once(other, 'connection');
	socket.on('error', () => {});
	const socketClosed = new Promise((resolve) => socket.once('close', resolve));
	await closeGracefully(other, 1);
	await socketClosed;
});

test('Without retries, a port in use is an error', async (t) => {
	const first = createServer();
	t.after(() => first.close());
	const taken = await listen(first, HOST, 0);
	await assert.rejects(listen(createServer(), HOST, taken, 0), { code: 'EADDRINUSE' });
});
