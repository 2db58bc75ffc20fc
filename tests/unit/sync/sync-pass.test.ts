import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	BudgetSpent,
	FirstCopyUnfinished,
	LibraryError,
	LibraryMalformed,
	LibraryRefused,
	LibraryShrunk,
	LibraryUnreachable,
	TeamUnknown,
} from '../../../src/model/errors.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { decideAfterPass } from '../../../src/sync/sync-pass.ts';
import type { SnapshotResult } from '../../../src/sync/types.ts';
import { createSnapshot } from '../model/slug-history-fixtures.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-22T02:12:00Z');
const url = new URL('https://www.cstar.help/api/library/x/articles');
const previous = createSnapshot(['old']);

function refused(status: number, retryAfter?: number): LibraryRefused {
	return new LibraryRefused(url, { status, code: undefined, message: undefined, requestId: undefined, retryAfter });
}

function createResult(stoppedBy?: LibraryError, snapshot: Snapshot = createSnapshot(['a', 'b'])): SnapshotResult {
	const counts = { total: 5, listed: 2, unchanged: 0, fetched: 2 };
	return {
		snapshot,
		keptEarlier: [],
		unconfirmed: [],
		gone: [],
		duplicateCategories: [],
		keptCategories: [],
		stoppedBy,
		...counts,
	};
}

/** Decides after a pass that began ten minutes ago, or three hours ago if it is `old`. */
function decide(taken: SnapshotResult | LibraryError, copy?: Snapshot, age: 'young' | 'old' = 'young') {
	return decideAfterPass(taken, { previous: copy, startedAt: NOW - (age === 'old' ? 3 * HOUR : HOUR / 6), now: NOW });
}

const waiting = [
	refused(429, 900_000),
	new BudgetSpent('hour', new Date(NOW + HOUR)),
	new BudgetSpent('time', new Date(NOW)),
];
const temporary = [
	refused(503),
	new LibraryUnreachable('down'),
	new LibraryMalformed('cut off', { isRetryable: true }),
];
const final = [
	refused(403),
	refused(404),
	new LibraryShrunk('short'),
	new TeamUnknown('x', url, refused(404)),
	new LibraryMalformed('shape'),
];

test('a complete result is returned and saved, and the journal stays until everything is saved', () => {
	for (const copy of [undefined, previous]) {
		const result = createResult();
		assert.deepEqual(decide(result, copy, 'old'), { outcome: result, save: true, clearJournal: false });
	}
});

test('a first snapshot without articles is returned but not saved, a later one is saved', () => {
	const empty = createResult(undefined, createSnapshot([]));
	assert.deepEqual(decide(empty), { outcome: empty, save: false, clearJournal: false });
	assert.equal(decide(empty, previous).save, true);
});

test('a pass that failed returns the previous snapshot with the error, and saves nothing', () => {
	for (const error of [...waiting, ...temporary, ...final]) {
		const { outcome, save } = decide(error, previous);
		assert.ok(!(outcome instanceof LibraryError));
		assert.deepEqual(
			[outcome.snapshot, outcome.stoppedBy, outcome.unchanged, outcome.fetched],
			[previous, error, 1, 0],
		);
		assert.equal(save, false);
	}
});

test('a pass that stopped early is returned and saved if there is a previous snapshot', () => {
	for (const error of [...waiting, ...temporary, ...final]) {
		const result = createResult(error);
		const { outcome, save } = decide(result, previous);
		assert.deepEqual([outcome, save], [result, true]);
	}
});

test('without a previous snapshot, a pass that must wait throws FirstCopyUnfinished with its progress and the time to continue', () => {
	for (const [error, nextAt] of [
		[refused(429, 900_000), NOW + 900_000],
		[refused(429), NOW],
		[new BudgetSpent('hour', new Date(NOW + HOUR)), NOW + HOUR],
	] as const) {
		for (const [taken, done, total] of [
			[error, 0, undefined],
			[createResult(error), 2, 5],
		] as const) {
			const { outcome, save, clearJournal } = decide(taken, undefined, 'old');
			assert.ok(outcome instanceof FirstCopyUnfinished);
			assert.deepEqual(
				[outcome.done, outcome.total, outcome.nextAt.getTime(), outcome.cause],
				[done, total, nextAt, error],
			);
			assert.deepEqual([save, clearJournal], [false, false]);
		}
	}
});

test('without a previous snapshot, every other error is thrown as it is', () => {
	for (const error of [...temporary, ...final]) {
		for (const taken of [error, createResult(error)]) {
			const { outcome, save } = decide(taken);
			assert.deepEqual([outcome, save], [error, false]);
		}
	}
});

test('the journal is never cleared while the sync only has to wait', () => {
	for (const error of waiting) {
		for (const taken of [error, createResult(error)]) assert.equal(decide(taken, previous, 'old').clearJournal, false);
	}
});

test('after a temporary error the journal is cleared only if the pass is over an hour old and there is a previous snapshot', () => {
	for (const error of temporary) {
		for (const taken of [error, createResult(error)]) {
			const cleared = [decide(taken, previous), decide(taken, previous, 'old'), decide(taken, undefined, 'old')];
			assert.deepEqual(
				cleared.map(({ clearJournal }) => clearJournal),
				[false, true, false],
			);
		}
	}
});

test('the journal is cleared after an error that it would repeat', () => {
	for (const copy of [undefined, previous]) {
		for (const error of final) assert.equal(decide(error, copy).clearJournal, true, error.message);
		for (const status of [400, 404, 410, 416, 422]) {
			assert.equal(decide(createResult(refused(status)), copy).clearJournal, true, String(status));
		}
	}
});

test('a pass with a result keeps the journal after an error that the journal would not replay', () => {
	for (const error of [refused(401), refused(403), new LibraryMalformed('shape')]) {
		for (const copy of [undefined, previous]) assert.equal(decide(createResult(error), copy).clearJournal, false);
	}
});
