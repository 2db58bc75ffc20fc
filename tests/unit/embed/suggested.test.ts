import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSuggestion } from '../../../src/embed/panel/suggested.ts';

const ALL: [string, string][] = [
	['https://app.test/billing/*', 'pay'],
	['/settings/*', 'category:account'],
	['(((', 'never'],
	['/*', 'search:start'],
];

test('The first suggestion whose pattern matches the page is used; a pattern may be a URL, or a path on any site', () => {
	assert.equal(findSuggestion('https://app.test/billing/invoices?x=1', ALL), 'pay');
	assert.equal(findSuggestion('https://other.test/billing/invoices', ALL), 'search:start');
	assert.equal(findSuggestion('https://other.test/settings/a', ALL), 'category:account');
	assert.equal(findSuggestion('https://other.test/', ALL), 'search:start');
	assert.equal(findSuggestion('https://other.test/', ALL.slice(0, 3)), undefined);
});
