import assert from 'node:assert/strict';
import { test } from 'node:test';
import { removeMarkup, removeTitleMarkup } from '../../../../src/site/plain-text/author-text.ts';
import { assertLinearTime } from '../../../support/growth.ts';

const clean = (text: string) => removeMarkup(text).replace(/\s+/g, ' ').trim();

test('The signs of Markdown are removed from an author’s text, and entities decoded', () => {
	for (const [written, shown] of [
		['Learn **how** to use [links](https://example.com) &amp; more.', 'Learn how to use links & more.'],
		['***All*** of _these_, __those__ and ~~not~~ `code *x*`', 'All of these, those and not code *x*'],
		['**bold _and *nested* signs_ here**', 'bold and nested signs here'],
		['**`npm start`** and ``a ` b``', 'npm start and a ` b'],
		['나는**굵게**는, 나는*굵게*는, Frei**schalt**code, **Note**s', '나는굵게는, 나는굵게는, Freischaltcode, Notes'],
		['これは**太字**です。**「引用」**の文', 'これは太字です。「引用」の文'],
		['![Hero](https://img.example.com/h.png) Words', 'Words'],
		['[![Badge](b.svg)](https://ci.example) Words', 'Words'],
		['See [a (b)](https://x.example/a_(b) "Title"), [c](<d e>), word[s](https://x.example/).', 'See a (b), c, words.'],
		['Ask <https://x.example/a_b_c> or <me@x.example>', 'Ask https://x.example/a_b_c or me@x.example'],
		['snake\\_case, \\*not bold\\*', 'snake_case, *not bold*'],
		['&quot;Tom&#39;s&quot;&nbsp;&#8211; &lt;b&gt; &Eacute;t&eacute;', '"Tom\'s" – <b> Été'],
		['One<br>two<p>three</p><ul><li>four</li></ul><!-- not this --> <b>fi</b>ve', 'One two three four five'],
		['A fact[^1].\n\n[^1]: From here.', 'A fact.'],
		['{{name}} and &amp;amp;', '{{name}} and &amp;'],
	] as const)
		assert.equal(clean(written), shown);
});

test('Text that only looks like Markdown stays', () => {
	for (const text of [
		'snake_case, _id, __dirname, __init__.py, obj.__proto__ and https://x.example/a_b_c?d=*e',
		'2 * 3 * 4, 2*3*4, x**2 + y**2, a**b + c**d, a**b**c, 5 ** 2, f*ck*ng',
		'a < b, b > a, if a<b and c>d, <your name>, Array<string>',
		'[sic], [EMEA][Billing], a[i](j), [^abc], [[Page]]',
		'Fields with * are required*. ~5 minutes, ~/.ssh, C:\\_data, AT&T, ?a=1&copy=2 & more',
		'#1 reason, C# and F#, 1. Open, 2. Press, a - b, a | b, 100 %',
		'Use * or _ or ` or ~',
	])
		assert.equal(clean(text), text);
	assert.equal(clean('> 5 users'), '> 5 users');
});

test('Only the paragraphs of an author’s text count, if it has any', () => {
	const text = `![Hero](https://img.example.com/h.png)

# The title #

## In this article {#contents}

- [Pay](#pay)
- [Stop](#stop)

| A | B |
|---|:-:|
| one | two |

> [!NOTE] Careful
> A quote
> of two lines.

Underlined
----------

\`\`\`sh
npm start
\`\`\`

The *first* sentence
goes on.

1. Open it.
- [x] Press **Save**.
---`;
	assert.equal(clean(text), 'A quote of two lines. The first sentence goes on. 1. Open it. Press Save.');
	assert.equal(clean('# One\n## Two\n| a | b |\n|--|--|'), 'One · Two · a · b');
	assert.equal(clean('- [Pay](#pay)\n- [Stop](#stop)'), 'Pay · Stop');
	assert.equal(clean('***\n![Only](a.png)'), '');
});

test('A text that was cut in the middle, or lost its line breaks, has no signs either', () => {
	assert.equal(clean('See [the guide](https://x.example/a-very-lo'), 'See the guide');
	assert.equal(clean('Words ![Hero](data:image/png;base64,AAAA'), 'Words');
	assert.equal(clean('Learn **how to pay…'), 'Learn how to pay…');
	assert.equal(clean('# Title ## Part one | A | B | |---|---| | 1 | 2 |'), 'Title Part one | A | B | | 1 | 2 |');
});

test('A title loses the signs of Markdown and entities, and keeps what it is about', () => {
	for (const [written, shown] of [
		['Fees &amp; **taxes**', 'Fees & taxes'],
		['# Pay by `card`', 'Pay by card'],
		['[Pay](https://x.example) {#pay}', 'Pay'],
		['How to use <b> &amp; &lt;script&gt;', 'How to use <b> & <script>'],
		['#1 reason', '#1 reason'],
		['The snake_case of __init__', 'The snake_case of __init__'],
	] as const)
		assert.equal(removeTitleMarkup(written), shown);
});

test('Texts that are made to be slow take time in proportion to their length', () => {
	const pieces =
		'* ** _ ~~ ` `` a`` [ ] [a [a]( [a](b ![a]( [[a] ](( \\ < <a <!-- <!--> &amp & # #\t > - | |-- a*b *a _a a_ " =';
	for (const piece of [
		...pieces.split(' '),
		'\n',
		'> ',
		'[a](b "',
		'[x]: y\n',
		'- ',
		'\n#',
		'# #',
		'|-|',
		' #',
		'*a ',
		' \\',
	]) {
		assertLinearTime(4_000, (size) => void removeMarkup(piece.repeat(size)), piece);
		assertLinearTime(4_000, (size) => void removeTitleMarkup(piece.repeat(size)), piece);
	}
});
