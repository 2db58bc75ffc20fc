import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	beginSearch,
	endSearch,
	initialState,
	needsQuickRows,
	receiveAll,
	receivePage,
	receiveQuick,
} from '../../../../src/elements/search/search-state.ts';
import { EMPTY_ANSWER, type Hit, type SearchAnswer } from '../../../../src/search/browser/search-answer.ts';

const hit: Hit = { title: 'A', name: [], href: '/a/', excerpt: [], category: undefined, headings: [] };
const more = async () => EMPTY_ANSWER;
const answer = (count: number): SearchAnswer => ({ ...EMPTY_ANSWER, total: count, hits: Array(count).fill(hit), more });

const first = beginSearch(initialState, 'pass');

test('each search has a new id, and starts without rows', () => {
	const second = beginSearch(receiveQuick(first, first.id, 'pass', answer(3)), 'password');
	assert.notEqual(second.id, first.id);
	assert.deepEqual([second.rows, second.more], [0, undefined]);
	assert.equal(second.query, 'pass', 'the rows on screen still belong to the earlier query');
});

test('an empty query goes back to the start, with all categories', () => {
	const { query, category, rows } = beginSearch({ ...first, query: 'pass', category: 'Account', rows: 3 }, '');
	assert.deepEqual({ query, category, rows }, { query: '', category: '', rows: 0 });
});

test('a category stays for the next query', () => {
	assert.equal(beginSearch({ ...first, category: 'Account' }, 'password').category, 'Account');
});

test('the quick index shows rows once for each search', () => {
	assert.equal(needsQuickRows(first, first.id), true);
	const shown = receiveQuick(first, first.id, 'pass', answer(3));
	assert.deepEqual([shown.query, shown.rows, shown.more], ['pass', 3, more]);
	assert.equal(needsQuickRows(shown, first.id), false);
	assert.equal(receiveQuick(shown, first.id, 'pass', answer(5)), shown);
});

test('an answer of the quick index without hits is ignored', () => {
	assert.equal(receiveQuick(first, first.id, 'pass', EMPTY_ANSWER), first);
});

test('the complete answer counts even without hits', () => {
	const { query, more } = receiveAll(first, first.id, 'pass', EMPTY_ANSWER);
	assert.deepEqual([query, more], ['pass', undefined]);
});

test('after the complete answer, first rows that come late are ignored', () => {
	const complete = receiveAll(first, first.id, 'pass', EMPTY_ANSWER);
	assert.equal(receiveQuick(complete, first.id, 'pass', answer(3)), complete);
});

test('the complete answer does not change how many rows the reader has loaded', () => {
	const shown = receivePage(receiveQuick(first, first.id, 'pass', answer(8)), answer(4));
	assert.equal(shown.rows, 12);
	assert.equal(receiveAll(shown, first.id, 'pass', answer(8)).rows, 12);
});

test('answers to an earlier or cancelled search are ignored', () => {
	for (const later of [beginSearch(first, 'password'), endSearch(first)]) {
		assert.equal(needsQuickRows(later, first.id), false);
		assert.equal(receiveQuick(later, first.id, 'pass', answer(3)), later);
		assert.equal(receiveAll(later, first.id, 'pass', answer(3)), later);
	}
});
