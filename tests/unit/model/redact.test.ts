import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LibraryError } from '../../../src/model/errors.ts';
import { addSecret, redactSecrets } from '../../../src/model/redact.ts';
import { assertLinearTime } from '../../support/growth.ts';

const SECRET = 'sk_live_9f/8+e7~d6-c5.b4';
addSecret(SECRET);

const hex = (text: string) => Buffer.from(text).toString('hex');
const escapeAll = (write: (code: number, letter: string) => string) =>
	[...SECRET].map((letter) => write(letter.charCodeAt(0), letter)).join('');

test('a secret is removed in every form in which a server may repeat it', () => {
	const forms: Record<string, string> = {
		'as it is': SECRET,
		'in other case': SECRET.toUpperCase(),
		'percent-encoded': encodeURIComponent(SECRET),
		'percent-encoded, every letter': escapeAll((code) => `%${code.toString(16)}`),
		'percent-encoded in mixed case': escapeAll((code, letter) =>
			code % 2 ? letter : `%${code.toString(16).toUpperCase()}`,
		),
		'escaped in JSON': SECRET.replace(/\//g, '\\/'),
		'escaped in JSON, every letter': escapeAll((code) => `\\u${code.toString(16).padStart(4, '0')}`),
		'as entities of HTML': escapeAll((code) => `&#${code};`),
		'as hexadecimal entities': escapeAll((code) => `&#x${code.toString(16)};`),
		'in hexadecimal': hex(SECRET),
	};
	for (const [name, form] of Object.entries(forms)) assert.equal(redactSecrets(`a ${form} b`), 'a sk_live_… b', name);
});

test('a secret is removed from what is base64, wherever it begins there', () => {
	const inner = 'live_9f/8+e7~d6-c5';
	for (const before of ['', ':', 'me:', 'Bearer ', 'user-name:']) {
		for (const encoding of ['base64', 'base64url'] as const) {
			const redacted = redactSecrets(Buffer.from(`${before}${SECRET}:x`).toString(encoding));
			const decoded = redacted.split('…').map((part) => Buffer.from(part, encoding).toString());
			assert.match(redacted, /…/, before);
			assert.ok(!decoded.join('').includes(inner.slice(4, 12)), before);
		}
	}
});

test('other text stays as it is', () => {
	const text = 'sk_live_9f is no secret, and neither is 100 %, &amp; or {"a":"\\u0041"}';
	assert.equal(redactSecrets(text), text);
});

test('an error of the Library never has a secret in its message', () => {
	assert.equal(new LibraryError(`Bad key ${SECRET}.`, { requestId: SECRET }).message.includes('9f'), false);
});

test('the time to remove secrets grows with the text only', () => {
	for (const piece of ['sk_live_', 's', '%73', '&#115;', 'c2tfbGl2ZV'])
		assertLinearTime(20_000, (size) => redactSecrets(piece.repeat(size)), piece);
});
