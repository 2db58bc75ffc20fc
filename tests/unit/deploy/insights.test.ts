import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import collector, { Searches } from '../../../deploy/insights/collector.js';
import { PERSONAL, readCounts, simulateSearches } from '../../support/searches.ts';

const SITE = 'https://help.test';
const MESSAGE = '{"query":"Refund","outcome":"none","opened":false}';

/** The storage of a Durable Object in memory. It copies values, as the real one does. */
function createStorage() {
	const records = new Map<string, string>();
	return {
		records,
		get: async (key: string) => {
			const text = records.get(key);
			return text === undefined ? undefined : JSON.parse(text);
		},
		put: async (key: string, value: string[]) => void records.set(key, JSON.stringify(value)),
		list: async ({ end }: { end?: string } = {}) =>
			new Map(
				[...records]
					.sort()
					.filter(([key]) => end === undefined || key < end)
					.map(([key, text]): [string, string[]] => [key, JSON.parse(text)]),
			),
		delete: async (keys: string[]) => keys.filter((key) => records.delete(key)).length,
	};
}

function start(t: TestContext, secret = 'secret') {
	t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-12-01T12:00:00Z') });
	const storage = createStorage();
	let object = new Searches({ storage });
	const environment = {
		SITE_URL: `${SITE}/`,
		READ_SECRET: secret,
		SEARCHES: {
			idFromName: (name: string) => name,
			get: () => ({ fetch: (request: Request) => object.fetch(request) }),
		},
	};
	const send = (method: string, body?: string, headers: Record<string, string> = { origin: SITE }) =>
		collector.fetch(
			new Request('https://collector.test/', { method, headers, ...(body !== undefined && { body }) }),
			environment,
		);
	return {
		storage,
		send,
		restart: () => {
			object = new Searches({ storage });
		},
		read: async (authorization = `Bearer ${secret}`) => {
			const response = await send('GET', undefined, { authorization });
			return { status: response.status, lines: (await response.text()).split('\n').filter(Boolean) };
		},
	};
}

test('the collector counts 1,000 simulated searches exactly, also at once, and keeps nothing personal', async (t) => {
	const { storage, send, restart, read } = start(t);
	const { messages, expected } = simulateSearches(1_000, 7);
	const middle = messages.length / 2;
	for (const part of [messages.slice(0, middle), messages.slice(middle)]) {
		await Promise.all(
			part.map(async (message) => assert.equal((await send('POST', JSON.stringify(message))).status, 202)),
		);
		restart();
	}
	const { lines } = await read();
	assert.deepEqual(readCounts(lines), expected);
	for (const line of lines) assert.doesNotMatch(JSON.parse(line).query, PERSONAL);
	assert.deepEqual([...storage.records.keys()], ['2026-12-01']);
});

test('the collector refuses what is no message, and pages of other sites', async (t) => {
	const { storage, send } = start(t);
	assert.equal((await send('POST', 'no JSON')).status, 400);
	assert.equal((await send('POST', '{"query":"a","outcome":"none","opened":false,"id":"1"}')).status, 422);
	assert.equal((await send('POST', `{"query":"${'a'.repeat(9_000)}"}`)).status, 413);
	assert.equal((await send('POST', MESSAGE, { origin: 'https://evil.test' })).status, 403);
	assert.equal((await send('POST', MESSAGE, {})).status, 403);
	assert.equal((await send('PUT', MESSAGE)).status, 405);
	assert.equal(storage.records.size, 0);
});

test('the collector allows requests of the help center alone', async (t) => {
	const { send } = start(t);
	for (const response of [await send('OPTIONS'), await send('POST', MESSAGE), await send('POST', 'x')])
		assert.equal(response.headers.get('access-control-allow-origin'), SITE);
	assert.equal((await send('OPTIONS')).headers.get('access-control-allow-headers'), 'content-type');
});

test('only who has the secret reads the counts, and nobody where none is set', async (t) => {
	const { send, read } = start(t);
	await send('POST', MESSAGE);
	assert.deepEqual(await read(), {
		status: 200,
		lines: ['{"day":"2026-12-01","query":"refund","asked":1,"none":1,"partial":0,"found":0,"opened":0}'],
	});
	for (const wrong of ['', 'secret', 'Bearer ', 'Bearer secret2'])
		assert.deepEqual(await read(wrong), { status: 401, lines: [] });
	t.mock.timers.reset();
	const unset = start(t, '');
	assert.equal((await unset.read()).status, 401);
});

test('the collector begins a new record each day, and deletes records after 90 days', async (t) => {
	const { storage, send } = start(t);
	await send('POST', MESSAGE);
	t.mock.timers.setTime(Date.parse('2026-12-02T00:00:00Z'));
	await send('POST', MESSAGE);
	assert.deepEqual([...storage.records.keys()], ['2026-12-01', '2026-12-02']);
	t.mock.timers.setTime(Date.parse('2027-03-01T00:00:00Z'));
	await send('POST', MESSAGE);
	assert.deepEqual([...storage.records.keys()], ['2026-12-02', '2027-03-01']);
});
