import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { listen } from '../../../src/server/listen.ts';
import { chainMiddleware } from '../../../src/server/middleware.ts';
import { replaceUndecodablePath } from '../../../src/server/undecodable-path.ts';

test('a path that can’t be decoded becomes one that has no page, all others stay as they are', async (t) => {
	const server = createServer(
		chainMiddleware(replaceUndecodablePath('/help/'), ({ url }, response) => void response.end(url)),
	);
	const port = await listen(server, '127.0.0.1', 0);
	t.after(() => server.close().closeAllConnections());
	const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
	for (const path of [
		'/%E0%A4%A',
		'/help/articles/%ff/',
		'/help/%',
		'/help/%zz?a=1',
		`/help/${'%25'.repeat(1)}${'25'.repeat(9)}2F`,
	])
		assert.equal(await get(path), '/help/_/', path);
	for (const path of ['/help/articles/%C3%BCber/?q=%zz', '/help/100%25/', '/help/a%2Fb', '/other/'])
		assert.equal(await get(path), path);
});
