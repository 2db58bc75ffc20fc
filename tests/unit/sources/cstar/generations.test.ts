import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SAMPLE_TEAM_ID } from '../../../../sample/team.ts';
import type { Snapshot } from '../../../../src/model/snapshot.ts';
import { createPublicClient } from '../../../../src/sources/cstar/public-client.ts';
import { createUnlimitedRequestBudget } from '../../../../src/storage/request-budget.ts';
import { takeSnapshot } from '../../../../src/sync/take-snapshot.ts';
import { article, articles, category, startSample } from '../../../support/sample.ts';
import { startClient } from '../../../support/start-client.ts';

const content = () => ({
	categories: [
		category('billing', { sortOrder: 2 }),
		category('getting-started', { name: 'First steps', sortOrder: 1 }),
	],
	articles: [
		article('ünï/côde', { category: 'billing', tags: ['a', 'b'] }),
		article('empty', { content: '', excerpt: null, category: 'getting-started' }),
		article('nulls', { overrides: { excerpt: null, tags: null, category: null, categoryId: null, readTime: null } }),
		article('lost', { category: 'no-such-category' }),
		...articles(5, (n) => ({ category: n % 2 ? 'billing' : 'getting-started' })),
	],
});

test('every generation, pagination, envelope and kind of list gives the same snapshot, by slug and by UUID', async (t) => {
	const library = await startSample(t, { content: content() });
	const ask = { url: library.url, budget: createUnlimitedRequestBudget() };
	let first: unknown;
	let rounds = 0;
	for (const [generation, paging, envelope, contentInList] of shapes()) {
		Object.assign(library.wire, { generation, paging, envelope, contentInList, maxPageSize: 4 });
		for (const team of ['sample', SAMPLE_TEAM_ID]) {
			const { snapshot, stoppedBy } = await takeSnapshot(createPublicClient({ ...ask, team }));
			assert.deepEqual([stoppedBy, snapshot.team, snapshot.leftOut], [undefined, team, []]);
			const seen = essence(snapshot);
			first ??= seen;
			assert.deepEqual(seen, first, [team, generation, paging, envelope, contentInList].join());
			rounds += 1;
		}
	}
	assert.equal(rounds, 180);
	assert.partialDeepStrictEqual(first, {
		articles: [
			{ slug: 'ünï/côde', category: 'billing', tags: ['a', 'b'] },
			{ slug: 'empty', category: 'getting-started', content: '' },
		],
	});
});

for (const paging of ['ignored', 'ignored-has-more'] as const) {
	test(`a list that is ${paging} ends with what it brings`, async (t) => {
		const { client, library } = await startClient(t, {
			content: content(),
			paging,
			maxPageSize: 5,
			contentInList: true,
		});
		const { snapshot } = await takeSnapshot(client);
		assert.equal(snapshot.articles.length, 5);
		assert.equal(library.requests.filter(({ path }) => path.includes('/articles?')).length, 2);
	});
}

function* shapes() {
	for (const generation of ['A', 'B', 'C'] as const) {
		for (const paging of ['top', 'meta-total-pages', 'meta-has-more', 'none', 'all'] as const) {
			for (const envelope of ['data-array', 'data-object', 'bare'] as const) {
				for (const contentInList of [true, false]) yield [generation, paging, envelope, contentInList] as const;
			}
		}
	}
}

/** All of a snapshot that a reader could see; ids differ between the generations. */
function essence({ categories, articles: all }: Snapshot) {
	return {
		categories: categories.map(({ slug, name, order }) => ({ slug, name, order })),
		articles: all.map(({ id: _, digest: __, category: home, ...rest }) => ({
			...rest,
			// A category that the Library doesn't know is told in as many ways as there are generations.
			category: categories.find(({ slug }) => slug === home?.slug)?.slug,
		})),
	};
}
