import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { type TestContext, test } from 'node:test';
import { checkVotes, explainRefusal } from '../../../src/report/votes.ts';
import { listen } from '../../../src/server/listen.ts';
import { createReaderEndpoints } from '../../../src/sources/cstar/reader-endpoints.ts';
import { startSample } from '../../support/sample.ts';
import { type SiteChanges, testSite } from '../../support/site.ts';

const unlimited = { blockReason: async () => undefined };
const ORIGIN = 'https://help.test';

async function createSite(origin: string, changes: SiteChanges = {}) {
	const site = await testSite({ team: 'sample', ...changes });
	return { ...site, endpoints: createReaderEndpoints(new URL(origin), 'sample') };
}

test('a Library that accepts votes from the site gets one preflight request, as from a browser, and no vote', async (t) => {
	const library = await startSample(t);
	const answer = await checkVotes(await createSite(library.url.origin), unlimited);
	assert.equal(answer.taken, true);
	assert.equal(answer.advice, '');
	assert.deepEqual(
		library.requests.map(({ method, path }) => `${method} ${path}`),
		['OPTIONS /api/library/sample/articles/first-steps/feedback'],
	);
});

test('a Library without CORS accepts no votes: the result says why and what to do', async (t: TestContext) => {
	const asked: unknown[] = [];
	const server = createServer(({ method, headers }, response) => {
		asked.push([
			method,
			headers.origin,
			headers['access-control-request-method'],
			headers['access-control-request-headers'],
		]);
		response.writeHead(204).end();
	});
	const origin = `http://127.0.0.1:${await listen(server, '127.0.0.1', 0)}`;
	t.after(() => server.close());
	const answer = await checkVotes(await createSite(origin), unlimited);
	assert.equal(answer.taken, false);
	assert.match(answer.said, /does not accept votes from https:\/\/help\.test: it allows no other site/);
	assert.match(answer.advice, /CORS.*`feedback: false`/);
	assert.deepEqual(asked, [['OPTIONS', ORIGIN, 'POST', 'content-type']]);
});

test('without SITE_URL, feedback, request budget or a Library the result is unknown', async () => {
	const origin = 'http://127.0.0.1:9';
	const refused = { blockReason: async () => 'the hour is spent' };
	const answers = [
		await checkVotes(await createSite(origin, { siteUrl: undefined }), refused),
		await checkVotes(await createSite(origin, { config: { feedback: false } }), refused),
		await checkVotes(await createSite(origin), refused),
		await checkVotes(await createSite(origin), unlimited),
	];
	assert.deepEqual(
		answers.map(({ taken }) => taken),
		[undefined, undefined, undefined, undefined],
	);
	const expected = [/SITE_URL is not set/, /`feedback` is off/, /the hour is spent/, /can’t be reached/];
	for (const [index, pattern] of expected.entries()) assert.match(answers[index]?.said ?? '', pattern);
});

test('a preflight response is read as browsers read it', () => {
	const asks = (status: number, origin: string | undefined, names?: string) =>
		explainRefusal(
			{
				status,
				headers: new Headers({
					...(origin !== undefined && { 'access-control-allow-origin': origin }),
					...(names !== undefined && { 'access-control-allow-headers': names }),
				}),
			},
			ORIGIN,
		);
	assert.equal(asks(200, '*', 'Accept, Content-Type'), undefined);
	assert.equal(asks(204, ORIGIN, '*'), undefined);
	assert.match(asks(204, 'https://other.test', '*') ?? '', /allows https:\/\/other\.test, not https:\/\/help\.test/);
	assert.match(asks(204, '*') ?? '', /Content-Type/);
	assert.match(asks(301, '*', '*') ?? '', /301/);
	assert.match(asks(403, '*', '*') ?? '', /403/);
});
