import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SampleContent } from '../../../../sample/content.ts';
import { createCstarSource } from '../../../../src/sources/cstar/cstar-source.ts';
import { article, category, startSample } from '../../../support/sample.ts';
import { testSource } from '../../../support/source-contract.ts';
import { createClock } from '../../../support/start-client.ts';

const url = new URL('https://www.cstar.help');
const open = (apiKey?: string, requestsPerHour?: number) =>
	createCstarSource({ url, team: 'acme', apiKey, requestsPerHour });

test('live data, test data and the public Library have different ids', () => {
	assert.deepEqual(
		[undefined, 'pk_live_1', 'sk_test_1'].map((key) => open(key).id),
		['public https://www.cstar.help', 'v1 https://www.cstar.help', 'v1 test data https://www.cstar.help'],
	);
});

test('allows as many requests per hour as cStar documents, unless another number is given', () => {
	assert.deepEqual(
		[undefined, 'pk_live_1', 'sk_live_1'].map((key) => open(key).requestsPerHour),
		[200, 100, 1_000],
	);
	assert.equal(open('sk_live_1', 7).requestsPerHour, 7);
});

test('warns about a key for test data, without showing the key', () => {
	assert.deepEqual(open('sk_live_1').notices, []);
	const [notice = ''] = open('sk_test_hush').notices;
	assert.match(notice, /test data/);
	assert.doesNotMatch(notice, /hush/);
});

for (const [name, apiKey] of [
	['the public Library', undefined],
	['the API with a key', 'pk_live_1'],
] as const) {
	testSource(name, async (t) => {
		const content: SampleContent = { categories: [category('billing')], articles: [] };
		const { now, sleep } = createClock();
		const library = await startSample(t, { content, now });
		return {
			source: createCstarSource({ url: library.url, team: 'sample', apiKey, requestsPerHour: Infinity, now, sleep }),
			publish(articles) {
				content.articles = articles.map(({ slug, isHidden = false, ...rest }) =>
					article(slug, { ...rest, category: 'billing', isPublic: !isHidden }),
				);
			},
			fail: () => library.faults.set([{ kind: 'status', status: 500 }]),
		};
	});
}
