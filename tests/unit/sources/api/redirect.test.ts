import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPermanentOrigin, resolveRedirect } from '../../../../src/sources/api/redirect.ts';

test('a redirect is followed from http to https, but not to http, another host or port, or with user info', () => {
	const resolve = (location: string, from = 'https://cstar.help/a') => resolveRedirect(new URL(from), location)?.href;
	assert.equal(resolve('https://cstar.help/a', 'http://www.cstar.help/a'), 'https://cstar.help/a');
	for (const location of [
		'http://cstar.help/a',
		'https://evil.help/a',
		'https://cstar.help.evil.com/',
		'https://cstar.help:8443/a',
		'https://me:pw@cstar.help/',
		'javascript:1',
		'https://',
		'',
	]) {
		assert.equal(resolve(location), undefined, location);
	}
});

test('the new origin is remembered only after a permanent redirect to the same path', () => {
	const find = (status: number, to: string) =>
		findPermanentOrigin(status, new URL('https://cstar.help/a?b'), new URL(to));
	assert.equal(find(301, 'https://www.cstar.help/a?b'), 'https://www.cstar.help');
	assert.equal(find(302, 'https://www.cstar.help/a?b'), undefined);
	assert.equal(find(301, 'https://www.cstar.help/b'), undefined);
	assert.equal(find(301, 'https://www.cstar.help/a'), undefined);
});
