import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { assignAddresses, assignLabelAddresses } from '../../../../src/site/addresses/addresses.ts';
import { assertLinearTime } from '../../../support/growth.ts';

const digits = (slug: string) => createHash('sha256').update(slug).digest('hex').slice(0, 6);
const address = (slug: string) => assignAddresses([slug]).get(slug);

test('A slug that is a valid address stays as it is, in any script', () => {
	for (const slug of ['reset-a-password', 'a_b', 'größe', 'パスワード', 'إعادة-تعيين', '2024'])
		assert.equal(address(slug), slug);
});

test('A slug that had to be changed gets six hex digits of its hash', () => {
	assert.equal(address('Reset A Password'), `reset-a-password-${digits('Reset A Password')}`);
	assert.equal(address('a/../b'), `a-b-${digits('a/../b')}`);
	assert.equal(address('-x-'), `x-${digits('-x-')}`);
	assert.equal(address('Ü'.normalize('NFD')), `ü-${digits('Ü'.normalize('NFD'))}`);
});

test('A slug without any valid character becomes its hash alone', () => {
	for (const slug of ['', '..', '🎉', '///']) assert.equal(address(slug), digits(slug));
});

test('Reserved names are not used as addresses', () => {
	for (const slug of ['index', '404', 'con', 'nul', 'com1', 'lpt9'])
		assert.equal(address(slug), `${slug}-${digits(slug)}`);
});

test('An address has at most 80 characters and 200 bytes before its hash', () => {
	const long = 'a'.repeat(81);
	assert.equal(address(long), `${'a'.repeat(80)}-${digits(long)}`);
	assert.equal(address('a'.repeat(80)), 'a'.repeat(80));
	const wide = '漢'.repeat(70);
	assert.equal(address(wide), `${'漢'.repeat(66)}-${digits(wide)}`);
});

test('If two slugs have the same address, the unchanged slug keeps it, in any order', () => {
	for (const slugs of [
		['Foo', 'foo'],
		['foo', 'Foo'],
	]) {
		const given = assignAddresses(slugs);
		assert.equal(given.get('foo'), 'foo');
		assert.equal(given.get('Foo'), `foo-${digits('Foo')}`);
	}
});

test('No two slugs share an address', () => {
	const slugs = ['a', 'A', 'a ', ' a', 'a!', `a-${digits('A')}`, '', '..', 'index', 'Index'];
	const given = assignAddresses(slugs);
	assert.equal(new Set(given.values()).size, slugs.length);
});

test('Dashes inside a slug stay, those at its ends are removed', () => {
	assert.equal(address('a---b'), 'a---b');
	assert.equal(address('--a---b--'), `a---b-${digits('--a---b--')}`);
	assert.equal(address('---'), digits('---'));
});

test('Addresses of slugs and labels that are made to be slow take time in proportion to their length', () => {
	assertLinearTime(8_000, (size) => {
		const text = `a${'-'.repeat(size)}b`;
		assignAddresses([text]);
		assignLabelAddresses([text]);
	});
});
