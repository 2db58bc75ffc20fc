import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { toUuid } from '../../../../sample/content.ts';
import { SAMPLE_TEAM_ID } from '../../../../sample/team.ts';
import type { SampleOptions } from '../../../../sample/types.ts';
import { FirstCopyUnfinished, LibraryRefused, NotForReaders } from '../../../../src/model/errors.ts';
import type { Snapshot } from '../../../../src/model/snapshot.ts';
import { SettingsError } from '../../../../src/model/user-errors.ts';
import { createKeyedClient } from '../../../../src/sources/cstar/keyed-client.ts';
import type { PublicClientOptions } from '../../../../src/sources/cstar/public-client.ts';
import { createUnlimitedRequestBudget } from '../../../../src/storage/request-budget.ts';
import { takeSnapshot } from '../../../../src/sync/take-snapshot.ts';
import { article, articles, category, startSample } from '../../../support/sample.ts';
import { createClock, startSync } from '../../../support/start-client.ts';

const KEY = 'pk_live_hushhush';
const HOUR = 3_600_000;
const v1 = `/api/v1/teams/${SAMPLE_TEAM_ID}`;
const slugs = ({ articles }: Snapshot) => articles.map(({ slug }) => slug);

async function startKeyed(
	t: TestContext,
	options: SampleOptions = {},
	rest: Partial<PublicClientOptions & { apiKey: string }> = {},
) {
	const clock = createClock();
	const library = await startSample(t, { now: clock.now, ...options });
	const warnings: string[] = [];
	const client = createKeyedClient({
		url: library.url,
		team: 'sample',
		apiKey: KEY,
		budget: createUnlimitedRequestBudget(),
		now: clock.now,
		sleep: clock.sleep,
		random: () => 0,
		warn: (line) => warnings.push(line),
		...rest,
	});
	return { library, client, clock, warnings, paths: () => library.requests.map(({ path }) => path) };
}

test('asks whose key it is, then reads 100 articles per page, with a fixed API version and the key as Bearer token', async (t) => {
	const content = { categories: [category('billing')], articles: articles(150, () => ({ category: 'billing' })) };
	const { library, client, paths } = await startKeyed(t, { content });
	const { snapshot, fetched } = await takeSnapshot(client);
	assert.deepEqual([snapshot.articles.length, fetched], [150, 0]);
	assert.deepEqual(snapshot.articles[0]?.category?.slug, 'billing');
	assert.match(snapshot.articles[149]?.content ?? '', /All there is/);
	assert.equal(snapshot.teamName, 'Wrenday');
	assert.deepEqual(paths(), [
		'/api/v1/auth/whoami',
		`${v1}/categories?isPublic=true`,
		`${v1}/articles?page=1&pageSize=100&status=published&isPublic=true`,
		`${v1}/articles?page=2&pageSize=100&status=published&isPublic=true`,
	]);
	for (const { headers } of library.requests) {
		assert.equal(headers.authorization, `Bearer ${KEY}`);
		assert.equal(headers['cstar-version'], '2026-03-01');
	}
});

for (const generation of ['A', 'B', 'C'] as const) {
	test(`reads generation ${generation}, with or without content in the list`, async (t) => {
		const content = { categories: [category('billing')], articles: articles(5, () => ({ category: 'billing' })) };
		for (const v1ContentInList of [true, false]) {
			const { client, library } = await startKeyed(t, { content, generation, v1ContentInList });
			const { snapshot, fetched } = await takeSnapshot(client);
			assert.deepEqual([slugs(snapshot).length, fetched], [5, v1ContentInList ? 0 : 5]);
			assert.equal(snapshot.articles[0]?.category?.name, 'billing');
			const [first] = content.articles;
			const id = first && (generation === 'C' ? first.id : toUuid(first.id));
			assert.equal(snapshot.articles[0]?.id, id);
			if (!v1ContentInList) assert.ok(library.requests.some(({ path }) => path === `${v1}/articles/${id}`));
		}
	});
}

test('the key must belong to the configured team, by slug or by UUID in any case; otherwise a SettingsError names both', async (t) => {
	for (const team of ['sample', SAMPLE_TEAM_ID, SAMPLE_TEAM_ID.toUpperCase()]) {
		const { client } = await startKeyed(t, { content: { categories: [], articles: articles(1) } }, { team });
		assert.equal((await takeSnapshot(client)).snapshot.articles.length, 1);
	}
	for (const team of ['acme', 'Sample', '00000000-7d42-4f86-9c1a-2e8f60b7d394']) {
		const { client, paths } = await startKeyed(t, {}, { team });
		await assert.rejects(takeSnapshot(client), (error) => {
			assert.ok(error instanceof SettingsError);
			assert.ok(
				error.message.includes(`CSTAR_TEAM is "${team}"`) && error.message.includes(`sample, ${SAMPLE_TEAM_ID}`),
			);
			assert.ok(!error.message.includes('\n') && !error.message.includes('hush'));
			return true;
		});
		assert.deepEqual(paths(), ['/api/v1/auth/whoami']);
	}
});

test('another team’s key stops a sync even if there is an earlier copy', async (t) => {
	const { sync, library } = await startSync(t, { content: { categories: [], articles: articles(3) } });
	await sync({ apiKey: KEY });
	library.faults.set([
		{ kind: 'body', path: /whoami/, body: '{"success":true,"data":{"teamId":"x","teamSlug":"acme\\u001b[31m"}}' },
	]);
	await assert.rejects(
		sync({ apiKey: KEY }),
		(error) => error instanceof SettingsError && !error.message.includes('\u001b'),
	);
});

test('articles that aren’t published and public are left out, even if the API ignores the filters', async (t) => {
	const content = {
		categories: [category('billing'), category('staff', { isPublic: false })],
		articles: [
			article('shown', { notes: 'x' }),
			article('draft', { status: 'draft' }),
			article('old', { status: 'archived' }),
			article('own', { isPublic: false }),
			article('odd', { overrides: { isPublic: 'no' } }),
		],
	};
	const { client } = await startKeyed(t, { content, v1Filters: false });
	const { snapshot } = await takeSnapshot(client);
	assert.deepEqual([slugs(snapshot), snapshot.leftOut], [['shown'], []]);
	assert.deepEqual(
		snapshot.categories.map(({ slug }) => slug),
		['billing'],
	);
	for (const slug of ['draft', 'old', 'own', 'odd']) await assert.rejects(client.article(slug), NotForReaders);
});

test('an article that doesn’t say whether it is published and public is left out, and reported by its id only', async (t) => {
	const undeclared = [
		article('half', { overrides: { status: null } }),
		article('other', { overrides: { isPublic: undefined } }),
	];
	const { client } = await startKeyed(t, { content: { categories: [], articles: [article('a'), ...undeclared] } });
	const { snapshot } = await takeSnapshot(client);
	assert.deepEqual(slugs(snapshot), ['a']);
	assert.deepEqual(
		snapshot.leftOut.map(({ slug, title }) => [slug, title]),
		undeclared.map(({ id }) => [id, 'an article']),
	);
	await assert.rejects(client.article('half'), NotForReaders);
});

test('the name of a private category is never kept, in whichever field it is', async (t) => {
	const content = {
		categories: [category('billing'), category('hush-hush', { name: 'Hush hush', isPublic: false })],
		articles: [article('a', { category: 'hush-hush' }), article('b', { category: 'billing' })],
	};
	for (const generation of ['A', 'B', 'C'] as const)
		for (const v1ContentInList of [true, false]) {
			const { client } = await startKeyed(t, { content, generation, v1ContentInList });
			const { snapshot } = await takeSnapshot(client);
			assert.deepEqual(slugs(snapshot), ['a', 'b']);
			assert.doesNotMatch(JSON.stringify(snapshot), /hush/i);
			assert.equal(snapshot.articles[1]?.category?.slug, 'billing');
		}
});

test('changed notes don’t count as a change, a changed title does', async (t) => {
	const content = { categories: [], articles: [article('a', { notes: 'one' }), article('b')] };
	const { client } = await startKeyed(t, { content, v1ContentInList: false });
	const { snapshot: previous } = await takeSnapshot(client);
	content.articles = [article('a', { notes: 'two' }), article('b', { title: 'Another' })];
	const { unchanged, fetched } = await takeSnapshot(client, { previous });
	assert.deepEqual([unchanged, fetched], [1, 1]);
});

test('an article that became a draft or private is removed at once, although its response is a 200', async (t) => {
	const content = { categories: [], articles: articles(4) };
	const { sync, library } = await startSync(t, { content });
	await sync({ apiKey: KEY });
	content.articles = [
		...articles(2),
		article('article-3', { status: 'draft', title: 'Hush' }),
		article('article-4', { isPublic: false, title: 'Hush' }),
	];
	const { snapshot, gone } = await sync({ apiKey: KEY });
	assert.deepEqual(slugs(snapshot), ['article-1', 'article-2']);
	assert.deepEqual(
		gone.map(({ slug }) => slug),
		['article-3', 'article-4'],
	);
	assert.doesNotMatch(JSON.stringify([snapshot, gone]), /hush/i);
	assert.ok(library.requests.some(({ path }) => path === `${v1}/articles/${content.articles[2]?.id}`));
});

test('an article whose response has no readable content is left out', async (t) => {
	const content = {
		categories: [],
		articles: [article('a', { overrides: { content: { blocks: [] } } }), article('b')],
	};
	const { client } = await startKeyed(t, { content, v1ContentInList: false });
	const { snapshot } = await takeSnapshot(client);
	assert.deepEqual(slugs(snapshot), ['b']);
	assert.match(snapshot.leftOut[0]?.reason ?? '', /“a” .*content.*\(request req_\d+\)$/);
});

test('an article that is unknown by its id is requested by its slug', async (t) => {
	const content = { categories: [], articles: articles(2) };
	const { client, library } = await startKeyed(t, { content, v1ContentInList: false });
	library.faults.set([{ kind: 'status', status: 404, path: /articles\/art_/ }]);
	assert.equal((await takeSnapshot(client)).fetched, 2);
	library.faults.set([{ kind: 'status', status: 404, path: /articles\/art/ }]);
	await assert.rejects(
		client.article('article-1', 'art_1'),
		(error) => error instanceof LibraryRefused && error.status === 404,
	);
});

for (const [status, code, advice] of [
	[401, 'invalid_api_key', /not valid/],
	[401, 'key_expired', /expired/],
	[401, 'authentication_required', /did not arrive/],
	[403, 'publishable_key_write', /only read/],
	[403, 'team_access_denied', /not for this team.*CSTAR_TEAM/],
	[403, 'insufficient_permissions', /permissions/],
	[403, 'something_new', /CSTAR_API_KEY may not read/],
] as const) {
	test(`the message about ${code} says what to do about the key, and never contains the key`, async (t) => {
		const { client, library } = await startKeyed(t);
		const message = `No: ${KEY}, Bearer ${KEY}, pk_live_hu********sh`;
		library.faults.set([{ kind: 'status', status, code, message }]);
		await assert.rejects(takeSnapshot(client), (error) => {
			assert.ok(error instanceof LibraryRefused);
			assert.match(error.message, advice);
			assert.match(error.message, new RegExp(`${status} “${code}: No: pk_live_….*req_`));
			assert.doesNotMatch(`${error.stack} ${String(error.cause)} ${JSON.stringify(error)}`, /hu(sh|\*)/);
			return true;
		});
	});
}

test('if the key is rejected, the earlier copy is published', async (t) => {
	const { sync, library } = await startSync(t, { content: { categories: [], articles: articles(3) } });
	const first = await sync({ apiKey: KEY });
	library.faults.set([{ kind: 'status', status: 401, code: 'key_expired' }]);
	const { snapshot, stale } = await sync({ apiKey: KEY });
	assert.deepEqual(snapshot, first.snapshot);
	assert.match(stale?.reason ?? '', /key_expired.*expired/);
});

test('the key is sent to the API’s own origin only: redirects to other origins are not followed', async () => {
	for (const [from, to] of [
		['https://cstar.help', 'https://www.cstar.help'],
		['https://cstar.help', 'http://cstar.help'],
		['http://localhost', 'https://localhost'],
		['https://cstar.help', 'https://evil.example'],
	] as const) {
		const asked: string[] = [];
		const client = createKeyedClient({
			url: new URL(from),
			team: 'x',
			apiKey: KEY,
			budget: createUnlimitedRequestBudget(),
			fetch: async (target, init) => {
				asked.push(`${new URL(String(target)).origin} ${new Headers(init?.headers).get('authorization')}`);
				return new Response(null, { status: 308, headers: { location: `${to}/api/v1/auth/whoami?key=${KEY}` } });
			},
		});
		await assert.rejects(client.categories(), (error) => {
			assert.ok(error instanceof LibraryRefused);
			assert.match(error.message, /not followed\. Check CSTAR_URL/);
			assert.doesNotMatch(error.message, /hush/);
			return true;
		});
		assert.deepEqual(asked, [`${from} Bearer ${KEY}`]);
	}
});

test('a key of an unknown kind that turns out to be for test data leads to a warning', async (t) => {
	const body = JSON.stringify({ data: { teamId: SAMPLE_TEAM_ID, teamSlug: 'sample', environment: 'test' } });
	const { client, library, warnings } = await startKeyed(t, {}, { apiKey: 'sk_new_hush' });
	library.faults.set([{ kind: 'body', path: /whoami/, body }]);
	await takeSnapshot(client).catch(() => {});
	assert.match(warnings.join(), /test key/);
	assert.doesNotMatch(warnings.join(), /hush/);
});

for (const rateReset of ['epoch', 'epoch-ms', 'seconds', 'date'] as const) {
	test(`a rate limit that is used up ends a sync without a 429, with the reset as ${rateReset}`, async (t) => {
		const content = { categories: [], articles: articles(40) };
		const options = { content, v1ContentInList: false, requestsPerHour: 12, rateReset };
		const { sync, library, clock } = await startSync(t, options);
		const statuses: number[] = [];
		const send: typeof fetch = async (...asked) => {
			const response = await fetch(...asked);
			statuses.push(response.status);
			return response;
		};
		const run = (syncMaxWait: number) => sync({ apiKey: KEY, requestsPerHour: 1_000, syncMaxWait, fetch: send });
		await assert.rejects(run(300), (error) => {
			assert.ok(error instanceof FirstCopyUnfinished);
			assert.deepEqual([error.done, error.total], [9, 40]);
			assert.ok(Math.abs(error.nextAt.getTime() - clock.now() - HOUR) <= 1_000);
			return true;
		});
		assert.equal(library.requests.length, 12);
		clock.pass(HOUR);
		const { snapshot } = await run(4 * 3_600);
		assert.equal(snapshot.articles.length, 40);
		assert.ok(clock.slept.length > 0);
		assert.deepEqual(new Set(statuses), new Set([200]));
	});
}

test('a key that the server repeats is in no article, no category and no ETag', async (t) => {
	const content = {
		categories: [{ ...category('billing'), description: `Sent with ${KEY}` }],
		articles: [
			{ ...(articles(1)[0] ?? article('a')), content: `Bearer ${KEY}, ${encodeURIComponent(KEY)}, ${btoa(`:${KEY}`)}` },
		],
	};
	const { client } = await startKeyed(t, { content });
	const { snapshot } = await takeSnapshot(client);
	assert.doesNotMatch(JSON.stringify(snapshot), /hushhush/);
	assert.doesNotMatch(JSON.stringify(snapshot), new RegExp(btoa(`:${KEY}`).slice(4, 20)));
});
