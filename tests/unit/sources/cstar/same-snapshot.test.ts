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

test('every API generation, pagination, envelope and kind of list leads to the same snapshot, by slug and by UUID', async (t) => {
	const library = await startSample(t, { content: content() });
	const options = { url: library.url, budget: createUnlimitedRequestBudget() };
	let first: unknown;
	let rounds = 0;
	for (const [generation, paging, envelope, contentInList] of shapes()) {
		Object.assign(library.wire, { generation, paging, envelope, contentInList, maxPageSize: 4 });
		for (const team of ['sample', SAMPLE_TEAM_ID]) {
			const { snapshot, stoppedBy } = await takeSnapshot(createPublicClient({ ...options, team }));
			assert.deepEqual([stoppedBy, snapshot.team, snapshot.leftOut], [undefined, team, []]);
			const visible = pickVisible(snapshot);
			first ??= visible;
			assert.deepEqual(visible, first, [team, generation, paging, envelope, contentInList].join());
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
	test(`a list whose paging is ${paging} ends when a page has nothing new`, async (t) => {
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

/** Everything that readers could see of a snapshot. Ids are different in each generation. */
function pickVisible({ categories, articles: all }: Snapshot) {
	return {
		categories: categories.map(({ slug, name, order }) => ({ slug, name, order })),
		articles: all.map(({ id: _, digest: __, category: home, ...rest }) => ({
			...rest,
			// An unknown category is represented differently in each generation.
			category: categories.find(({ slug }) => slug === home?.slug)?.slug,
		})),
	};
}
