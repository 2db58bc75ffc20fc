import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskQuery } from '../../../src/insights/mask-query.ts';
import { assertLinearTime } from '../../support/growth.ts';

const KEPT = [
	['  Reset\u00a0 my\tPASSWORD ', 'reset my password'],
	['Ｐａｓｓｗｏｒｄ', 'password'],
	['how do I add a user?', 'how do i add a user?'],
	['error 404 on page 12', 'error 404 on page 12'],
	['office365 windows 11 2fa', 'office365 windows 11 2fa'],
	['invoice2026 iphone15promax', 'invoice2026 iphone15promax'],
	['v2.1.3', 'v2.1.3'],
	['@mention a colleague', '@mention a colleague'],
	['パスワードをリセットする2段階認証の方法', 'パスワードをリセットする2段階認証の方法'],
	['donaudampfschifffahrtsgesellschaft', 'donaudampfschifffahrtsgesellschaft'],
	['pass\u0000word\u200b', 'pass word'],
	['', ''],
] as const;

const MASKED = [
	['login anna.smith@example.com fails', 'login [email] fails'],
	['login anna@example fails', 'login [email] fails'],
	['anna @ example.com', '[email]'],
	['anna＠example.com', '[email]'],
	['请问anna@example.com怎么登录', '[email]'],
	['anna%40example.com', '[email]'],
	['order 12345', 'order [number]'],
	['call +1 (202) 555-0143 now', 'call [number] now'],
	['4111 1111 1111 1111', '[number]'],
	['card 4111-1111-1111-1111', 'card [number]'],
	['order #123/456', 'order #[number]'],
	['12.05.1987', '[number]'],
	['1\u200b2\u200b3\u200b4\u200b5', '[number]'],
	['１２３４５', '[number]'],
	['٠١٢٣٤٥', '[number]'],
	['ord-12345-ab', 'ord-[number]-ab'],
	['550e8400-e29b-41d4-a716-446655440000', '[token]'],
	['key sk_live_51H8xYz', 'key [token]'],
	['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0', '[token].[token]'],
	['deadbeef01', '[token]'],
	['code A1B2C3D4', 'code [token]'],
	['AKIAIOSFODNN7EXAMPLE', '[token]'],
	['https://help.test/reset?token=abc', '[link]'],
	['www.help.test/a', '[link]'],
	['help.test/reset?user=anna', '[link]'],
] as const;

for (const [query, expected] of [...KEPT, ...MASKED]) {
	test(`${JSON.stringify(query)} is kept as ${JSON.stringify(expected)}`, () => {
		assert.equal(maskQuery(query), expected);
		assert.equal(maskQuery(expected), expected, 'masking it again changes nothing');
	});
}

test('a query is cut to 100 characters, none of them halved, no placeholder cut', () => {
	assert.equal(maskQuery('a'.repeat(500)), 'a'.repeat(100));
	assert.equal([...maskQuery('🙂'.repeat(500))].length, 100);
	assert.equal(maskQuery(`${'ab '.repeat(32)}anna@example.com`), 'ab '.repeat(32).trim());
	assert.equal(maskQuery('a\ud83d'), 'a');
});

test('the time to mask a text grows with its length only, whatever it repeats', () => {
	for (const part of [
		...['a', '1', '1 ', '1    ', 'a@', '@', ' @ ', '?', '?a', '=', '-', '_1', 'a1', '1a', '[', 'a.b', '://'],
		...['(', '+', '1-', '%40', ' ', '\u200b', 'www.', 'é', '漢', 'f', 'f-', '1()', 'a @ b'],
	]) {
		assertLinearTime(2_000, (size) => maskQuery(part.repeat(size)), part);
		assertLinearTime(2_000, (size) => maskQuery(`${part.repeat(size)}x1`), `${part} x1`);
	}
});
