import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInitial, createSiteName } from '../../../src/site/site-name.ts';
import { getStrings } from '../../../src/site/strings/strings.ts';

const en = getStrings('en');

test('A site without a name is called after its team', () => {
	assert.equal(createSiteName({ team: 'acme' }, en), 'Acme Help');
	assert.equal(createSiteName({ team: 'acme-field_tools' }, en), 'Acme Field Tools Help');
	assert.equal(createSiteName({ team: 'acme' }, getStrings('de')), 'Acme Hilfe');
	assert.equal(createSiteName({ team: 'acme-help' }, en), 'Acme Help');
});

test('The name that the team has at its source goes before its slug, without control characters', () => {
	assert.equal(createSiteName({ team: 'acme', teamName: 'ACME $& Co.' }, en), 'ACME $& Co. Help');
	assert.equal(createSiteName({ team: 'acme', teamName: 'A\u001b[31m\nB' }, en), 'A [31m B Help');
	assert.equal(createSiteName({ team: 'acme', teamName: ' ' }, en), 'Acme Help');
});

test('A UUID says nothing to readers', () => {
	assert.equal(createSiteName({ team: '5a3b1e0c-7d42-4f86-9c1a-2e8f60b7d394' }, en), 'Help center');
});

test('The initial is the first letter or digit of the name', () => {
	const initials = ['acme Help', '“Zed”', '3M', 'éa', 'ヘルプ', '👩‍💻!'].map((name) => createInitial(name, 'en'));
	assert.deepEqual(initials, ['A', 'Z', '3', 'É', 'ヘ', '👩‍💻']);
});
