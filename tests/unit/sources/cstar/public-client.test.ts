import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SAMPLE_TEAM_ID } from '../../../../sample/team.ts';
import {
	BudgetSpent,
	LibraryMalformed,
	LibraryRefused,
	LibraryUnreachable,
	NotForReaders,
} from '../../../../src/model/errors.ts';
import { createApiRequester } from '../../../../src/sources/api/request.ts';
import { publicDialect } from '../../../../src/sources/cstar/error-body.ts';
import { createPublicClient } from '../../../../src/sources/cstar/public-client.ts';
import { createUnlimitedRequestBudget } from '../../../../src/storage/request-budget.ts';
import { article, articles, category } from '../../../support/sample.ts';
import { startClient } from '../../../support/start-client.ts';

const content = () => ({ categories: [category('billing')], articles: [article('a1', { category: 'billing' })] });
const one = /articles\/a1$/;

test('reads categories, the list and an article, by the team’s slug or UUID', async (t) => {
	for (const team of ['sample', SAMPLE_TEAM_ID]) {
		const { library, client } = await startClient(t, { content: content() }, { team });
		assert.deepEqual(
			(await client.categories()).map(({ slug }) => slug),
			['billing'],
		);
		const pages = await Array.fromAsync(client.list());
		assert.deepEqual(
			pages.flatMap(({ items }) => items.map(({ kept }) => kept?.article.slug)),
			['a1'],
		);
		assert.match((await client.article('a1')).content ?? '', /All there is/);
		const paths = library.requests.map(({ method, path }) => `${method} ${path.replace(team, 'T')}`);
		assert.deepEqual(paths, [
			'GET /api/library/T/categories',
			'GET /api/library/T/articles?page=1&pageSize=100',
			'GET /api/library/T/articles/a1',
		]);
		assert.match(library.requests[0]?.headers['user-agent'] ?? '', /^help-center\/\d+\.\d+\.\d+ /);
		assert.equal(library.requests[0]?.headers.accept, 'application/json');
	}
});

test('requests a slug exactly as it is', async (t) => {
	const slugs = ['a/b', '../x', 'ü ß', '日本', '%2e%2e', 'a?b#c', '...', ' '.concat('x'), '\u202e'];
	const { client } = await startClient(t, {
		content: { categories: [], articles: slugs.map((slug) => article(slug)) },
	});
	for (const slug of slugs) assert.equal((await client.article(slug)).slug, slug);
	for (const slug of ['.', '..']) await assert.rejects(client.article(slug), /can’t be requested/);
	await assert.rejects(client.article('\ud800'), LibraryRefused);
});

test('an article that is a draft or not public is not for readers', async (t) => {
	const hidden = [
		article('draft', { overrides: { status: 'draft' } }),
		article('own', { overrides: { isPublic: false } }),
	];
	const { client } = await startClient(t, { content: { categories: [], articles: [...hidden, article('a1')] } });
	await assert.rejects(client.article('draft'), NotForReaders);
	await assert.rejects(client.article('own'), NotForReaders);
	const [page] = await Array.fromAsync(client.list());
	assert.deepEqual(
		page?.items.map(({ kept }) => kept?.article.slug),
		[undefined, undefined, 'a1'],
	);
});

test('retries after a 429, as late as Retry-After says', async (t) => {
	const { library, client, clock, slept } = await startClient(t, { content: content() });
	const date = (ms: number) => new Date(clock.now() + ms).toUTCString();
	library.faults.set([
		{ kind: 'status', status: 429, retryAfter: 3, path: one, times: 1 },
		{ kind: 'status', status: 429, retryAfter: date(10_000), path: one, times: 1 },
		{ kind: 'status', status: 429, as: 'html', path: one, times: 1 },
	]);
	await client.article('a1');
	assert.deepEqual(slept, [3_000, 7_000, 60_000]);
	assert.equal(library.requests.length, 4);
});

test('after a 429, all requests wait', async (t) => {
	const nap = Promise.withResolvers<void>();
	const slept = Promise.withResolvers<number>();
	const sleep = (ms: number) => {
		slept.resolve(ms);
		return nap.promise;
	};
	const budget = createUnlimitedRequestBudget();
	const { library, client } = await startClient(
		t,
		{ content: { categories: [], articles: articles(3) } },
		{ sleep, budget },
	);
	library.faults.set([{ kind: 'status', status: 429, retryAfter: 9, times: 1 }]);
	const first = client.article('article-1');
	assert.equal(await slept.promise, 9_000);
	const others = [client.article('article-2'), client.article('article-3')];
	await new Promise(setImmediate);
	assert.equal(budget.used(), 1);
	nap.resolve();
	await Promise.all([first, ...others]);
	assert.equal(library.requests.length, 4);
});

test('a request that has waited for the budget still waits for a 429 that came meanwhile', async () => {
	let time = 0;
	const asked: string[] = [];
	const naps: { ms: number; end: () => void }[] = [];
	const put = createApiRequester({
		url: new URL('https://cstar.help'),
		dialect: publicDialect,
		budget: {
			take: async () => (asked.length === 0 && naps.length === 0 && time < 10_000 ? 10_000 : undefined),
			remaining: async () => 1,
			used: () => 0,
		},
		now: () => time,
		deadline: () => 1_000_000,
		sleep: (ms) => new Promise<void>((end) => naps.push({ ms, end })),
		fetch: async (target) => {
			const { pathname } = new URL(String(target));
			asked.push(`${pathname} at ${time}`);
			const isBusy = pathname === '/b' && time < 60_000;
			return isBusy ? new Response('', { status: 429, headers: { 'retry-after': '60' } }) : Response.json({});
		},
	});
	const idle = async () => {
		for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
	};
	const ask = (path: string) => put({ path, parse: () => true });
	const first = ask('/a');
	await idle();
	time = 9_000;
	const second = ask('/b');
	await idle();
	assert.deepEqual([asked, naps.map(({ ms }) => ms)], [['/b at 9000'], [10_000, 60_000]]);
	time = 10_000;
	naps[0]?.end();
	await idle();
	assert.deepEqual(asked, ['/b at 9000']);
	time = 69_000;
	naps[1]?.end();
	await Promise.all([first, second]);
	assert.deepEqual(asked.slice(1).sort(), ['/a at 69000', '/b at 69000']);
});

for (const status of [408, 500, 502, 503]) {
	test(`retries a ${status} with growing delays, then gives up`, async (t) => {
		const { library, client, slept } = await startClient(t, { content: content() });
		library.faults.set([{ kind: 'status', status, path: one, times: 3 }]);
		await client.article('a1');
		assert.deepEqual(slept, [250, 500, 1_000]);
		library.faults.set([{ kind: 'status', status, path: one }]);
		await assert.rejects(client.article('a1'), (error) => error instanceof LibraryRefused && error.status === status);
		assert.equal(library.requests.length, 8);
	});
}

for (const kind of ['reset', 'hang', 'cut', 'stall'] as const) {
	test(`retries after a ${kind}, and gives up if it persists`, async (t) => {
		const { library, client, slept } = await startClient(t, { content: content() }, { timeoutMs: 150 });
		library.faults.set([{ kind, path: one, times: 2 }]);
		assert.equal((await client.article('a1')).slug, 'a1');
		assert.deepEqual(slept, [250, 500]);
		library.faults.set([{ kind, path: one }]);
		await assert.rejects(client.article('a1'), kind === 'cut' ? LibraryMalformed : LibraryUnreachable);
	});
}

test('says that the Library can’t be reached, and what to check', async (t) => {
	const { library, client } = await startClient(t);
	await library.close();
	await assert.rejects(client.categories(), (error) => {
		return (
			error instanceof LibraryUnreachable && /ECONNREFUSED.*CSTAR_URL/.test(error.message) && error.cause !== undefined
		);
	});
});

test('a 200 response is retried if it is not JSON, but not if it has an unknown shape', async (t) => {
	const { library, client } = await startClient(t, { content: content() });
	for (const body of ['', '<html>', '{"success":true,"da']) {
		library.requests.length = 0;
		library.faults.set([{ kind: 'body', body, path: one }]);
		await assert.rejects(client.article('a1'), LibraryMalformed);
		assert.equal(library.requests.length, 4);
		library.faults.set([{ kind: 'body', body, path: one, times: 3 }]);
		await client.article('a1');
	}
	for (const body of ['null', '[]', '{"success":true,"data":{"title":"x"}}', '7']) {
		library.requests.length = 0;
		library.faults.set([{ kind: 'body', body, path: one }]);
		await assert.rejects(client.article('a1'), LibraryMalformed);
		assert.equal(library.requests.length, 1);
	}
	library.faults.set([{ kind: 'body', body: '{"success":false,"error":"closed"}', path: one }]);
	await assert.rejects(client.article('a1'), /closed/);
	library.faults.set([{ kind: 'type', type: 'text/html', path: one }]);
	await client.article('a1');
});

test('the message contains what an error response says, in every shape, and its request id', async (t) => {
	for (const generation of ['A', 'B', 'C'] as const) {
		const { library, client } = await startClient(t, { content: content(), generation });
		library.faults.set([{ kind: 'status', status: 403, code: 'team_access_denied', message: 'Not yours.' }]);
		await assert.rejects(client.categories(), (error) => {
			assert.ok(error instanceof LibraryRefused);
			assert.equal(error.status, 403);
			assert.match(error.message, /403.*Not yours\..*public/);
			if (generation !== 'B') assert.equal(error.code, 'team_access_denied');
			if (generation === 'C') assert.ok(error.requestId && error.message.includes(error.requestId));
			return true;
		});
	}
});

test('an endless response is rejected at the maximum size', async (t) => {
	const { library, client } = await startClient(t, { content: content() }, { maxBytes: 100_000 });
	library.faults.set([{ kind: 'endless', path: one }]);
	await assert.rejects(
		client.article('a1'),
		(error) => error instanceof LibraryMalformed && /larger than/.test(error.message),
	);
	assert.equal(library.requests.length, 1);
});

test('a list is read to its end although a page is short, or the pagination is spread over several places', async (t) => {
	const all = articles(58).map(({ content: _, ...rest }) => rest);
	const page = (from: number, to: number, pagination: object) =>
		JSON.stringify({ data: all.slice(from, to), ...pagination });
	for (const pagination of [
		{},
		{ pagination: { page: 1, pageSize: 100 } },
		{ pagination: { pageSize: 20 }, meta: { pagination: { total: 58 } } },
		{ pagination: { pageSize: 100 }, meta: { pagination: { totalPages: 3 } } },
	]) {
		const { library, client } = await startClient(t, { content: { categories: [], articles: [] } });
		library.faults.set([
			{ kind: 'body', body: page(0, 20, pagination), path: /page=1&/ },
			{ kind: 'body', body: page(20, 38, pagination), path: /page=2&/ },
			{ kind: 'body', body: page(38, 58, pagination), path: /page=3&/ },
			{ kind: 'body', body: page(58, 58, pagination), path: /page=/ },
		]);
		const pages = await Array.fromAsync(client.list());
		assert.equal(pages.flatMap(({ items }) => items).length, 58, JSON.stringify(pagination));
		assert.equal(library.requests.length, 'meta' in pagination ? 3 : 4, JSON.stringify(pagination));
	}
});

test('if a page of the list is too large, the list is read again in smaller pages', async (t) => {
	const content = { categories: [], articles: articles(110, () => ({ content: 'x'.repeat(1_000) })) };
	for (const [maxBytes, sizes] of [
		[60_000, [100, 20]],
		[20_000, [100, 20, 5]],
	] as const) {
		const { library, client } = await startClient(t, { content, contentInList: true }, { maxBytes });
		const pages = await Array.fromAsync(client.list());
		assert.equal(new Set(pages.flatMap(({ items }) => items.map(({ identity }) => identity))).size, 110);
		const asked = library.requests.map(({ path }) => Number(/pageSize=(\d+)/.exec(path)?.[1]));
		assert.deepEqual([...new Set(asked)], sizes);
		assert.equal(asked.length, sizes.length - 1 + Math.ceil(110 / (sizes.at(-1) ?? 1)));
	}
	const { library, client } = await startClient(t, { content, contentInList: true }, { maxBytes: 2_000 });
	await assert.rejects(Array.fromAsync(client.list()), (error) => {
		return error instanceof LibraryMalformed && /larger than 2000 bytes.*at cStar/.test(error.message);
	});
	assert.equal(library.requests.length, 3);
});

test('the message about a response that is too large or cut off has the request id of its header, and advice', async () => {
	const answers = [
		() => new Response('x'.repeat(2_000), { headers: { 'x-request-id': 'req_large' } }),
		() => {
			const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
			return new Response(body, { headers: { 'x-request-id': 'req_cut' } });
		},
	];
	for (const [index, pattern] of [
		/larger than.*at cStar.*\(request req_large\)$/,
		/cut off.*again.*\(request req_cut\)$/,
	].entries()) {
		const client = createPublicClient({
			url: new URL('https://cstar.help'),
			team: 'x',
			budget: createUnlimitedRequestBudget(),
			sleep: async () => {},
			maxBytes: 1_000,
			fetch: async () => answers[index]?.() ?? assert.fail(),
		});
		await assert.rejects(
			client.categories(),
			(error) => error instanceof LibraryMalformed && pattern.test(error.message),
		);
	}
});

test('follows at most five redirects on the same host, and counts each as a request', async (t) => {
	const budget = createUnlimitedRequestBudget();
	const { library, client } = await startClient(t, { content: content() }, { budget });
	library.faults.set([{ kind: 'redirect', to: '/api/library/sample/articles/a1', path: /articles\/a1$/, times: 5 }]);
	assert.equal((await client.article('a1')).slug, 'a1');
	assert.equal(budget.used(), 6);
	library.faults.set([{ kind: 'redirect', to: '/api/library/sample/articles/a1', path: one }]);
	await assert.rejects(client.article('a1'), (error) => error instanceof LibraryRefused && error.status === 302);
	assert.equal(budget.used(), 12);
	const [other] = [`http://localhost:${library.port}/api/library/sample/articles/a1`];
	library.requests.length = 0;
	for (const to of [other, 'https://example.com/', '//example.com/x', 'file:///etc/passwd']) {
		library.faults.set([{ kind: 'redirect', to, path: one }]);
		await assert.rejects(client.article('a1'), /is not followed/);
	}
	assert.equal(library.requests.length, 4);
});

test('a permanent redirect from or to www. is remembered', async () => {
	const asked: string[] = [];
	const client = createPublicClient({
		url: new URL('https://cstar.help'),
		team: 'x',
		budget: createUnlimitedRequestBudget(),
		fetch: async (target) => {
			const { pathname, host } = new URL(String(target));
			asked.push(host);
			if (host === 'cstar.help')
				return new Response(null, { status: 308, headers: { location: `https://www.cstar.help${pathname}` } });
			return Response.json([]);
		},
	});
	await client.categories();
	await client.categories();
	assert.deepEqual(asked, ['cstar.help', 'www.cstar.help', 'www.cstar.help']);
});

test('if a Library rejects page and pageSize, the list is requested without them', async (t) => {
	const { library, client } = await startClient(t, {
		content: { categories: [], articles: articles(30) },
		paging: 'none',
	});
	library.faults.set([{ kind: 'status', status: 400, path: /page/ }]);
	const pages = await Array.fromAsync(client.list());
	assert.equal(pages.length, 1);
	assert.equal(library.requests.length, 3);
});

test('no request starts after the deadline, and no wait goes past it', async (t) => {
	let end = 0;
	const { library, client, clock, slept } = await startClient(t, { content: content() }, { deadline: () => end });
	end = clock.now() + 2_000;
	library.faults.set([{ kind: 'status', status: 429, retryAfter: 3, path: one }]);
	await assert.rejects(client.article('a1'), (error) => error instanceof LibraryRefused && error.retryAfter === 3_000);
	assert.deepEqual(slept, []);
	clock.pass(2_000);
	await assert.rejects(client.categories(), (error) => error instanceof BudgetSpent && error.reason === 'time');
	assert.equal(library.requests.length, 1);
});

test('a request in flight at the deadline may continue for a while, and its response is used', async (t) => {
	let end = 0;
	const { library, client, clock } = await startClient(t, { content: content() }, { deadline: () => end });
	end = clock.now() + 1;
	library.faults.set([{ kind: 'latency', ms: 200 }]);
	assert.equal((await client.article('a1')).slug, 'a1');
	// On the clock of these clients, nearly all of the five extra seconds have passed.
	const late = (times: number[]) => {
		const budget = createUnlimitedRequestBudget();
		return createPublicClient({ url: library.url, team: 'sample', budget, deadline: () => end, now: sequence(times) });
	};
	library.faults.set([{ kind: 'stall' }]);
	await assert.rejects(
		late([end - 1, end + 4_900]).article('a1'),
		(error) => error instanceof BudgetSpent && error.reason === 'time',
	);
	library.faults.set([{ kind: 'hang' }]);
	await assert.rejects(late([end - 1, end + 4_900]).article('a1'), LibraryUnreachable);
});

function sequence(times: number[]): () => number {
	return () => (times.length > 1 ? times.shift() : times[0]) ?? 0;
}
