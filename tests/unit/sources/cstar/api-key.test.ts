import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redactKeys } from '../../../../src/model/redact.ts';
import { adviseOnKeyError, getKeyQuota, parseKeyKind } from '../../../../src/sources/cstar/api-key.ts';
import { dropInternalNotes, readVisibility } from '../../../../src/sources/cstar/visibility.ts';

test('the prefix of a key says what kind it is', () => {
	const kinds = ['pk_live_1', 'sk_test_1', 'sk_other_1', 'pk_testing'].map(parseKeyKind);
	assert.deepEqual(kinds, [
		{ isPublishable: true, isTest: false },
		{ isPublishable: false, isTest: true },
		{ isPublishable: false, isTest: undefined },
		{ isPublishable: true, isTest: undefined },
	]);
	assert.deepEqual(['pk_live_1', 'sk_live_1', 'sk_x'].map(getKeyQuota), [100, 1_000, 1_000]);
});

test('of a key in a text only the prefix is kept, however the key is written', () => {
	for (const key of [
		'pk_live_hush',
		'sk_test_hush.hush~hush+/=',
		'sk_hush',
		'pk_live_hu****sh',
		'pk_live_hush-hush_hush',
	])
		for (const words of [key, `Bearer ${key}`, `“${key}”`, `?key=${key}&x=1`, `(${key}, ${key})`])
			assert.doesNotMatch(redactKeys(words), /hu(sh|\*)/, words);
	for (const key of [
		'sk_live_a$hush!more',
		'sk_live_a%24hush',
		'sk_restricted:hush',
		'Bearer%20sk_new_a,hush',
		'pk_test_"a"hush',
	])
		assert.doesNotMatch(redactKeys(`Invalid: ${key}`), /hush/, key);
	assert.equal(redactKeys('No such key: pk_live_hush.'), 'No such key: pk_live_…');
	assert.equal(redactKeys('a task_list and a risk_'), 'a task_list and a risk_');
});

test('each error about a key has its own advice, other errors have none', () => {
	assert.match(adviseOnKeyError({ status: 401, code: undefined }) ?? '', /CSTAR_API_KEY/);
	assert.match(adviseOnKeyError({ status: 403, code: 'team_access_denied' }) ?? '', /CSTAR_TEAM/);
	for (const status of [400, 404, 429, 500]) assert.equal(adviseOnKeyError({ status, code: 'whatever' }), undefined);
});

test('an article of the keyed API is for readers only if it says that it is published and public, in any spelling', () => {
	for (const item of [
		{ status: 'published', isPublic: true },
		{ status: 'Published', is_public: true },
		{ status: 'published', isPublic: 'true' },
	])
		assert.equal(readVisibility(item), 'readers', JSON.stringify(item));
	for (const item of [
		{ status: 'draft', isPublic: true },
		{ status: 'archived' },
		{ isPublic: false },
		{ status: 'published', isPublic: 'no' },
		{ status: 'review', isPublic: true },
		{ status: '', isPublic: true },
	])
		assert.equal(readVisibility(item), 'team', JSON.stringify(item));
	for (const item of [
		{},
		null,
		'published',
		[],
		{ status: 'published' },
		{ isPublic: true },
		{ status: 7, isPublic: true },
	])
		assert.equal(readVisibility(item), 'unsaid', JSON.stringify(item));
});

test('internal notes are removed, in any spelling', () => {
	const item = { title: 'a', notes: 1, note: 2, internalNotes: 3, internal_notes: 4, Notes: 5, noteworthy: 6 };
	assert.deepEqual(dropInternalNotes(item), { title: 'a', noteworthy: 6 });
	assert.deepEqual([null, 'x', [1]].map(dropInternalNotes), [null, 'x', [1]]);
});
