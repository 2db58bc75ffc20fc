import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatSyncSummary } from '../../../../src/commands/terminal/summary.ts';
import { LibraryError } from '../../../../src/model/errors.ts';
import type { SyncResult } from '../../../../src/sync/sync.ts';
import { testSnapshot } from '../../../support/site.ts';

const stats = {
	listed: 42,
	unchanged: 30,
	fetched: 11,
	since: undefined,
	leftOut: 1,
	requestsUsed: 13,
	requestsLeft: 187,
	seconds: 2.345,
};

function result(changes: Partial<SyncResult> = {}): SyncResult {
	const slugHistory = { articles: [], categories: [] };
	const none = {
		stale: undefined,
		keptEarlier: [],
		unconfirmed: [],
		gone: [],
		duplicateCategories: [],
		keptCategories: [],
	};
	return { snapshot: testSnapshot(), slugHistory, ...none, stats, ...changes };
}

test('the summary counts articles that were listed, fetched, unchanged and left out, and requests', () => {
	assert.deepEqual(formatSyncSummary(result()), [
		'1 articles: 42 listed, 11 fetched, 30 unchanged, 1 left out; 13 requests, 187 left this hour; 2.3 s',
	]);
	const [line] = formatSyncSummary(
		result({ stats: { ...stats, since: '2026-11-21T23:05:59.000Z', requestsLeft: Number.POSITIVE_INFINITY } }),
	);
	assert.match(line ?? '', /11 fetched since 2026-11-21T23:05Z, .*; 13 requests; 2\.3 s$/);
});

test('the summary lists articles that were left out, shown from an earlier copy or gone, with the reason, and counts unlisted ones', () => {
	const skip = (slug: string) => [{ slug, title: slug.toUpperCase(), reason: `about ${slug}` }];
	const reason = 'The Library answered 503.';
	const lines = formatSyncSummary(
		result({
			snapshot: { ...testSnapshot(), leftOut: skip('left'), unlisted: 3 },
			stale: { reason, error: new LibraryError(reason) },
			keptEarlier: skip('stayed'),
			gone: skip('gone'),
			duplicateCategories: skip('double'),
		}),
	);
	assert.deepEqual(lines.slice(0, -1), [
		`content as of 2026-11-22T02:12Z: ${reason}`,
		'Left out (1):',
		'  left “LEFT”: about left',
		'Categories that are not shown (1):',
		'  double “DOUBLE”: about double',
		'Shown from an earlier copy (1):',
		'  stayed: about stayed',
		'Gone (1):',
		'  gone: about gone',
		'The Library reports 3 more articles than it lists.',
	]);
});
