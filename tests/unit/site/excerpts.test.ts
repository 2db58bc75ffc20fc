import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	createAuthorExcerpt,
	createExcerpt,
	createLead,
	estimateReadingMinutes,
	toCleanLine,
	truncateAtWord,
} from '../../../src/site/excerpts.ts';
import { assertLinearTime } from '../../support/growth.ts';

test('Control characters, line separators, non-characters and lone surrogates are removed or replaced', () => {
	assert.equal(toCleanLine(' a\u0000b\u001b[31m\u2028c\ufffed\tand\u00a0e '), 'a b [31m c d and e');
	assert.equal(toCleanLine('half \ud83d of it'), 'half \ufffd of it');
	assert.equal(toCleanLine('\u0007\n'), '');
});

test('A long text is cut after a whole word, with an ellipsis; a short text stays as it is', () => {
	assert.equal(truncateAtWord('one two three', 13), 'one two three');
	assert.equal(truncateAtWord('one two, three', 10), 'one two…');
	assert.equal(truncateAtWord('x'.repeat(30), 10), `${'x'.repeat(10)}…`);
});

test('A text without spaces is never cut within a character', () => {
	for (const longest of [10, 11]) {
		const cut = truncateAtWord('😀'.repeat(30), longest);
		assert.ok(cut.isWellFormed());
		assert.equal(cut, `${'😀'.repeat(5)}…`);
	}
});

test('A description is the first text that is not blank, without its markup', () => {
	assert.equal(
		createAuthorExcerpt(undefined, ' \n', '<p></p>', 'Press <mark>Save</mark> now', 'never'),
		'Press Save now',
	);
	assert.equal(createAuthorExcerpt('1 < 2 and 3 > 2'), '1 < 2 and 3 > 2');
	assert.equal(createAuthorExcerpt(undefined), '');
	assert.ok(createAuthorExcerpt('word '.repeat(100)).length <= 161);
});

test('Only tags that are allowed in articles are removed from an author’s excerpt', () => {
	for (const [written, shown] of [
		[
			'<p class="x">One</p> <a href="/y?a>b">two</a><br/> <IMG src=x alt=\'y\'> <ol reversed><font color=red>3</font>',
			'One two 3',
		],
		['Which Array<string>, <your name> and <e-mail>', 'Which Array<string>, <your name> and <e-mail>'],
		['if a<b and c>d, or a <b>c', 'if a<b and c>d, or a c'],
		['Paste the <script> before </head>', 'Paste the <script> before </head>'],
		['<bold> <pa> <b-c> <a', '<bold> <pa> <b-c> <a'],
	] as const)
		assert.equal(createAuthorExcerpt(written), shown);
});

test('The plain text of an article or a title stays as it is, even if it looks like markup', () => {
	assert.equal(createExcerpt('Paste the <script> tag'), 'Paste the <script> tag');
	assert.equal(createExcerpt(' ', 'if a<b and c>d, <b>x</b>'), 'if a<b and c>d, <b>x</b>');
	assert.equal(createExcerpt(undefined, '\n'), '');
	assert.ok(createExcerpt('word '.repeat(100)).length <= 161);
});

test('Bidi overrides and unclosed isolates are removed', () => {
	assert.equal(toCleanLine('a\u202ab\u202bc\u202cd\u202de\u202ef'), 'abcdef');
	assert.equal(toCleanLine('\u2066a\u2069 b\u2069 \u2067c\u2068d\u2069'), '\u2066a\u2069 b c\u2068d\u2069');
	assert.equal(toCleanLine('\u202e\u2068'), '');
	assert.equal(createAuthorExcerpt(`\u2068${'word '.repeat(100)}\u2069`).includes('\u2068'), false);
});

test('Excerpts of texts that are made to be slow take time in proportion to their length', () => {
	assertLinearTime(20_000, (size) => {
		createAuthorExcerpt(undefined, '<a'.repeat(size));
		createAuthorExcerpt('short', '<a'.repeat(size));
		for (const piece of ['\u2068', '\u2069', '<a b="', "<a b='", '<a b ', '<b a=']) {
			toCleanLine(piece.repeat(size));
			createAuthorExcerpt(piece.repeat(size));
		}
	});
});

test('Reading times are whole minutes, at least one', () => {
	assert.deepEqual([0, 100, 330, 2200].map(estimateReadingMinutes), [1, 1, 2, 10]);
});

test('The lead is the whole excerpt, however long, unless the body begins with it', () => {
	const excerpt = `${'All of these words are the author’s. '.repeat(9)}So is <b>a<b</b>.`;
	assert.equal(createLead(excerpt, 'Other words.'), `${'All of these words are the author’s. '.repeat(9)}So is a<b.`);
	assert.equal(createLead(excerpt, `${excerpt.slice(0, 120)} And more.`), undefined);
	assert.equal(createLead(undefined, 'Other words.'), undefined);
	const long = `${'word '.repeat(799)}<a href="https://a.example/">link</a> end.`;
	assert.equal(createLead(long, 'Other words.'), `${'word '.repeat(799)}link end.`);
});
