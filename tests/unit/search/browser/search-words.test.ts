import assert from 'node:assert/strict';
import test from 'node:test';
import { isSlugValidAddress } from '../../../../src/search/browser/cstar-search.ts';
import { markQueryWords, removeChanceMarks, removeRepeatedTitle } from '../../../../src/search/browser/marked-text.ts';
import { isIrrelevant } from '../../../../src/search/browser/relevance.ts';
import { assignAddresses } from '../../../../src/site/addresses/addresses.ts';

const plain = (text: string) => [{ text, isMarked: false }];
const shown = (pieces: { text: string; isMarked: boolean }[]) =>
	pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');

test('a match that only shares its first letters with the query is irrelevant', () => {
	assert.equal(isIrrelevant('asdfasdf', ['as']), true);
	assert.equal(isIrrelevant('nonexistent', ['none']), true);
	assert.equal(isIrrelevant('password xylophone', ['password.', 'x']), true);
});

test('other forms of a word, accents, short words and scripts without spaces are not', () => {
	assert.equal(isIrrelevant('bookings', ['book']), false);
	assert.equal(isIrrelevant('to reset passwords', ['Reset', 'password.']), false);
	assert.equal(isIrrelevant('zurucksetzen', ['Zurücksetzung']), false);
	assert.equal(isIrrelevant('パスワード再設定', ['再設定']), false);
});

test('an excerpt does not repeat the title above it', () => {
	assert.equal(
		shown(removeRepeatedTitle(plain('Reset a password. Go to the page.'), 'Reset a password')),
		'Go to the page.',
	);
	assert.equal(
		shown(removeRepeatedTitle(plain('… a password. Go to the page.'), 'Reset a password')),
		'Go to the page.',
	);
	assert.equal(shown(removeRepeatedTitle(plain('Go to the page.'), 'Reset a password')), 'Go to the page.');
});

test('the matching beginnings of words are marked, whatever is typed', () => {
	assert.equal(shown(markQueryWords('Reset a password', 'PASS res')), '[Res]et a [pass]word');
	assert.equal(shown(markQueryWords('A compass (.*)', 'pass (.*')), 'A compass (.*)');
	assert.equal(shown(markQueryWords('Reset', '')), 'Reset');
});

test('a short word before other words is marked only as a whole word', () => {
	assert.equal(shown(markQueryWords('Add a password', 'reset a pass')), 'Add [a] [pass]word');
	assert.equal(shown(markQueryWords('Add a password', 'a')), '[A]dd [a] password');
	assert.equal(shown(markQueryWords('再設定する', '再 設')), '[再]設定する');
	const excerpt = ['and', 'a', 'passwords', 'Après', 'reset', 'resets'].map((text) => ({ text, isMarked: true }));
	const marked = (query: string) => shown(removeChanceMarks(excerpt, query));
	assert.equal(marked('reset a password'), 'and[a][passwords]Après[reset][resets]');
	assert.equal(marked('après a password'), 'and[a][passwords][Après][reset][resets]');
	assert.equal(marked('password a'), shown(excerpt));
	assert.equal(marked('password'), shown(excerpt));
});

test('a slug counts as a valid address if and only if the site uses it unchanged', () => {
	const slugs = [
		'reset-a-password',
		'Reset',
		'a b',
		'index',
		'404',
		'nul',
		'-a',
		'a-',
		'a_b',
		'über-uns',
		'パスワード',
		'a/b',
		'a'.repeat(81),
	];
	for (const slug of slugs) assert.equal(isSlugValidAddress(slug), assignAddresses([slug]).get(slug) === slug, slug);
});
