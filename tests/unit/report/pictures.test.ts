import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { type TestContext, test } from 'node:test';
import { isPrivateAddress } from '../../../src/pictures/private-hosts.ts';
import { createReport } from '../../../src/report/content-report.ts';
import { checkPictures } from '../../../src/report/pictures.ts';
import { addBrokenPictures } from '../../../src/report/with-pictures.ts';
import { listen } from '../../../src/server/listen.ts';
import { libraryArticle, testSite } from '../../support/site.ts';

/** Starts a picture host that ends with the test; `asked` are the requests that it got. */
async function startHost(t: TestContext, answer: RequestListener) {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		asked.push(`${request.method} ${request.url}`);
		answer(request, response);
	});
	const origin = `http://127.0.0.1:${await listen(server, '127.0.0.1', 0)}`;
	t.after(() => {
		server.closeAllConnections();
		server.close();
	});
	return { origin, asked };
}

test('a picture is requested once, however often it is shown', async (t) => {
	const { origin, asked } = await startHost(t, (_, response) => {
		response.writeHead(200, { 'content-type': 'image/png' }).end();
	});
	const src = `${origin}/a.png`;
	assert.equal((await checkPictures([src, src], { trustedOrigins: [origin] })).size, 0);
	assert.deepEqual(asked, ['HEAD /a.png']);
});

test('a missing picture, a page instead of a picture and a silent host are reported with the reason', async (t) => {
	const { origin } = await startHost(t, ({ url }, response) => {
		if (url === '/silent.png') return;
		response.writeHead(url === '/gone.png' ? 404 : 200, { 'content-type': 'text/html' }).end('<p>x');
	});
	const names = ['gone.png', 'page.png', 'silent.png'].map((name) => `${origin}/${name}`);
	const broken = await checkPictures([...names, 'http://no-such-host.invalid/a.png'], {
		trustedOrigins: [origin],
		timeoutMs: 300,
	});
	assert.deepEqual(
		names.map((name) => broken.get(name)),
		['the answer is 404', 'not a picture but text/html', 'no answer within 0.3 s'],
	);
	assert.match(broken.get('http://no-such-host.invalid/a.png') ?? '', /^it can’t be reached/);
});

test('a host that does not support HEAD gets a GET request', async (t) => {
	const { origin, asked } = await startHost(t, ({ method }, response) => {
		response.writeHead(method === 'HEAD' ? 405 : 200).end();
	});
	assert.equal((await checkPictures([`${origin}/a.png`], { trustedOrigins: [origin] })).size, 0);
	assert.deepEqual(asked, ['HEAD /a.png', 'GET /a.png']);
});

test('at most four requests are in flight at a time', async (t) => {
	let open = 0;
	let most = 0;
	const held: (() => void)[] = [];
	const { origin } = await startHost(t, (_, response) => {
		open += 1;
		most = Math.max(most, open);
		held.push(() => {
			open -= 1;
			response.end();
		});
		// Requests that arrive together are answered together.
		setImmediate(() => setImmediate(() => held.splice(0).forEach((answer) => void answer())));
	});
	const names = Array.from({ length: 30 }, (_, n) => `${origin}/${n}.png`);
	assert.equal((await checkPictures(names, { trustedOrigins: [origin] })).size, 0);
	assert.ok(most <= 4, `${most} at a time`);
});

test('a host that is not on the public network gets no request, by name, by number or by redirect', async (t) => {
	const inside = await startHost(t, (_, response) => response.end());
	const outside = await startHost(t, (_, response) => response.writeHead(302, { location: inside.origin }).end());
	const { port } = new URL(inside.origin);
	const addresses = [
		`${inside.origin}/a.png`,
		`http://localhost:${port}/a.png`,
		`http://2130706433:${port}/a.png`,
		`http://[::ffff:127.0.0.1]:${port}/a.png`,
		'http://169.254.169.254/latest/meta-data/',
		`${outside.origin}/a.png`,
	];
	const broken = await checkPictures(addresses, { trustedOrigins: [outside.origin] });
	for (const address of addresses) {
		assert.equal(broken.get(address), 'not requested: its host is not on the public network', address);
	}
	assert.deepEqual(inside.asked, []);
});

test('private IP addresses of both families are recognised, public ones are not private', () => {
	for (const address of [
		'10.1.2.3',
		'172.31.0.1',
		'192.168.1.1',
		'100.64.0.1',
		'0.0.0.0',
		'[::1]',
		'[fd00::1]',
		'[fe80::1]',
		'[::ffff:10.0.0.1]',
		'[64:ff9b::a00:1]',
	]) {
		assert.ok(isPrivateAddress(address), address);
	}
	for (const address of ['93.184.216.34', '172.32.0.1', '[2606:4700::1111]', 'localhost.example.com']) {
		assert.ok(!isPrivateAddress(address), address);
	}
});

test('a request that the budget forbids is not sent, and the reason is reported', async (t) => {
	const { origin, asked } = await startHost(t, (_, response) => response.end());
	const broken = await checkPictures([`${origin}/a.png`], {
		trustedOrigins: [origin],
		blockReason: async () => 'the hour is spent',
	});
	assert.deepEqual([...broken.values()], ['the hour is spent']);
	assert.deepEqual(asked, []);
});

test('the report lists each article with its broken pictures', async (t) => {
	const { origin } = await startHost(t, ({ url }, response) => {
		response.writeHead(url === '/fine.png' ? 200 : 410).end();
	});
	const show = (name: string) => `![x](${origin}/${name}) ![x](${origin}/${name})`;
	const site = await testSite({
		articles: [
			libraryArticle('a', { content: `${show('fine.png')} ${show('gone.png')} ![x](data:image/png;base64,AAAA)` }),
			libraryArticle('b', { content: show('gone.png') }),
		],
	});
	const report = await addBrokenPictures(createReport(site), site, { trustedOrigins: [origin] });
	assert.deepEqual(
		report.findings.filter(({ kind }) => kind === 'broken-image').map(({ slug, what }) => `${slug} ${what}`),
		['a', 'b'].map((slug) => `${slug} ${origin}/gone.png: the answer is 410`),
	);
	assert.equal(report.picturesAsked, 2);
});
