import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { renderContext } from '../../support/render-context.ts';

const render = (markdown: string, title = 'A title') => renderMarkdown(markdown, title, renderContext());
const html = (markdown: string, title?: string) => render(markdown, title).html;

test('tables are in a scroll area named after the heading above, and align by class', () => {
	const rendered = html('## Plans\n\n| a | b | c |\n|:--|:-:|--:|\n| 1 | `x` | 3 |\n\n| d |\n|---|\n| 4 |');
	assert.match(
		rendered,
		/<section class="table" tabindex="0" aria-label="Table: Plans"><table><thead><tr><th class="align-start">/,
	);
	assert.match(rendered, /<td class="align-center"><code>x<\/code><\/td><td class="align-end">3<\/td>/);
	assert.match(rendered, /aria-label="Table: Plans \(2\)"/);
	assert.doesNotMatch(rendered, /style=|align=/);
	assert.match(html('<table><tr><td align="RIGHT">1</td></tr></table>'), /<td class="align-end">/);
});

test('an empty table head is removed, and an empty head cell becomes a data cell', () => {
	assert.doesNotMatch(html('| | |\n|---|---|\n| 1 | 2 |'), /<th/);
	assert.match(html('| | a |\n|---|---|\n| 1 | 2 |'), /<thead><tr><td><\/td><th>a<\/th>/);
});

test('alerts have a title, and the case of their name does not matter', () => {
	const note = '<div class="alert alert-note" role="note"><p class="alert-title">Note</p><p>Hi</p>\n</div>';
	assert.equal(html('> [!NOTE]\n> Hi'), note);
	assert.equal(html('> [!note]\n> Hi'), note);
	for (const kind of ['tip', 'important', 'warning', 'caution'])
		assert.match(html(`> [!${kind}]\n> x`), new RegExp(`alert-${kind}`));
	assert.match(html('> [!OTHER]\n> Hi'), /^<blockquote>/);
});

test('the name of an alert in a table or a link definition is only part of a quote', () => {
	assert.match(html('> [!NOTE] | a |\n> |---|---|'), /^<blockquote>.*<th>\[!NOTE\]<\/th>/s);
	assert.equal(html('> [!NOTE]: https://a.example'), '');
});

test('task lists show marks with an accessible name, not form fields', () => {
	const rendered = html('- [x] one\n- [ ] two');
	assert.match(rendered, /<li class="task"><span class="check" role="img" aria-label="Done">☑<\/span> one/);
	assert.match(rendered, /aria-label="Not done">☐/);
	assert.doesNotMatch(rendered, /<input/);
});

test('code is highlighted with classes and keeps the name of its language', () => {
	assert.match(
		html('```js title="x"\nconst a = 1;\n```'),
		/^<pre data-language="js" tabindex="0"><code><span class="hljs-keyword">const<\/span>/,
	);
	assert.equal(html('```klingon\na < b\n```'), '<pre data-language="klingon" tabindex="0"><code>a &lt; b</code></pre>');
	assert.equal(html('```\nplain\n```'), '<pre tabindex="0"><code>plain</code></pre>');
	assert.match(html('```html\n<script src="x"></script>\n```'), /&lt;<span class="hljs-name">script/);
});

test('a very long code block is not highlighted', () => {
	assert.doesNotMatch(html(`\`\`\`js\n${'let a = 1;\n'.repeat(6_000)}\`\`\``), /hljs/);
});

test('images load lazily, keep their alternative text and integer sizes, and their origins are listed', () => {
	const rendered = render(
		'![A *b*](/images/a.png "t") <img src="https://cdn.example/b.png" width="40" height="2.5em">',
	);
	assert.match(
		rendered.html,
		/<img src="https:\/\/www\.cstar\.help\/images\/a\.png" alt="A b" title="t" loading="lazy" decoding="async">/,
	);
	assert.match(
		rendered.html,
		/<img src="https:\/\/cdn\.example\/b\.png" alt="" width="40" loading="lazy" decoding="async">/,
	);
	assert.deepEqual(rendered.imageOrigins, ['https://cdn.example', 'https://www.cstar.help']);
});

test('data: URLs of bitmap images stay; those of SVGs are replaced by the alternative text', () => {
	assert.match(html('![dot](data:image/png;base64,iVBORw0KGgo=)'), /<img src="data:image\/png;base64,iVBORw0KGgo="/);
	assert.equal(html('![dot](data:image/svg+xml;base64,PHN2Zz4=)'), '<p>dot</p>');
});

test('video and audio of the Library play on request; foreign media become a link', () => {
	const rendered = render(
		'<video src="/a.mp4" autoplay loop poster="/p.png"></video>\n\n<audio><source src="https://cstar.help/b.mp3" type="audio/mpeg"></audio>',
	);
	assert.match(
		rendered.html,
		/<video src="https:\/\/www\.cstar\.help\/a\.mp4" poster="https:\/\/www\.cstar\.help\/p\.png" controls preload="none"><\/video>/,
	);
	assert.match(
		rendered.html,
		/<audio controls preload="none"><source src="https:\/\/cstar\.help\/b\.mp3" type="audio\/mpeg"><\/audio>/,
	);
	assert.deepEqual(rendered.mediaOrigins, ['https://cstar.help', 'https://www.cstar.help']);
	assert.equal(
		html('<video src="https://films.example/a.mp4"></video>'),
		'<p class="embed"><a class="external" rel="noopener" href="https://films.example/a.mp4">films.example/a.mp4</a></p>',
	);
	const owned = renderMarkdown(
		'<video src="https://films.example/a.mp4"></video>',
		't',
		renderContext({ ownOrigins: ['https://films.example'] }),
	);
	assert.match(owned.html, /<video src="https:\/\/films\.example/);
});

test('foreign media become a link card, or plain text without a usable URL', () => {
	const card =
		/^<p class="embed"><a class="external" rel="noopener" href="https:\/\/www\.youtube\.com\/embed\/x">youtube\.com — How to<\/a><\/p>/;
	assert.match(html('<iframe src="https://www.youtube.com/embed/x" title="How to" allowfullscreen></iframe>'), card);
	assert.match(
		html('<embed src="https://a.example/b.pdf">'),
		/href="https:\/\/a\.example\/b\.pdf">a\.example\/b\.pdf</,
	);
	assert.equal(html('<iframe srcdoc="<b>x</b>"></iframe>'), '<p class="embed">Embedded content</p>');
	assert.match(
		html('<object data="https://a.example/x"><p>Instead</p></object>'),
		/a\.example\/x<\/a><\/p><p>Instead<\/p>/,
	);
});

test('the text contains what a reader sees, with spaces between blocks', () => {
	const rendered = render(
		'# A title\n\n## Über &amp; out\n\nOne *tw*o\n- three\n- four\n\n| a | b |\n|---|---|\n| c | d |\n\n```js\nlet x\n```\n\n> [!NOTE]\n> five ![six](/x.png)',
	);
	assert.equal(rendered.text, 'Über & out One two three four a b c d let x five six');
	assert.equal(rendered.wordCount, 15);
});

test('two characters of a script without spaces count as one word', () => {
	assert.equal(render('日本語を読む ok').wordCount, 4);
});

test('HTML in the wrong place is moved or unwrapped, so that browsers don’t change it', () => {
	assert.equal(html('<b><h2>Big</h2></b>'), '<h2 id="big"><a class="anchor" href="#big">Big</a></h2>');
	assert.equal(html('<details>Body</details>'), '<details><summary>Details</summary>Body</details>');
	assert.equal(html('<li>loose</li>'), '<div>loose</div>');
	assert.equal(html('<ul>text<li>item</li></ul>'), '<ul><li>text</li><li>item</li></ul>');
	assert.match(
		html('<table>loose<tr><td>in</td></tr></table>'),
		/^<p>loose<\/p><section.*<tbody><tr><td>in<\/td><\/tr><\/tbody>/,
	);
	assert.equal(html('<p></p><h2></h2><ul></ul>x'), 'x');
	assert.equal(
		html('<a href="https://a.example"><a href="/b">x</a></a>'),
		'<p><a class="external" rel="noopener" href="https://www.cstar.help/b">x</a></p>',
	);
});

test('inline elements for text are kept', () => {
	for (const kept of [
		'<kbd>Ctrl</kbd>',
		'H<sub>2</sub>O',
		'<abbr title="x">y</abbr>',
		'<mark>m</mark>',
		'<q>q</q>',
		'<ruby>漢<rt>kan</rt></ruby>',
		'<time datetime="2026-11-22">today</time>',
		'<span lang="de" dir="ltr">Hilfe</span>',
	])
		assert.equal(html(kept), `<p>${kept}</p>`);
	assert.equal(
		html('<ol start="4" reversed><li value="9">x</li></ol>'),
		'<ol start="4" reversed><li value="9">x</li></ol>',
	);
	assert.equal(html('<dl><dt>a</dt><dd>b</dd></dl>'), '<dl><dt>a</dt><dd>b</dd></dl>');
});

test('lone surrogates, NULs, direction overrides and unclosed tags never throw', () => {
	for (const text of [
		'\ud800',
		'a\0b',
		'\u202eabc',
		'<div',
		'<p title="',
		'<!--',
		'</',
		'&#0;&#xD800;&#x110000;',
		'<a href="http://[">x</a>',
		'[x](%E0%A4%A)',
		'',
		' \n ',
	])
		assert.doesNotMatch(html(text), /[\0\u202e]/);
});

test('an unclosed tag hides nothing', () => {
	assert.equal(
		html('Add the <script> tag.\n\nThen *save*.'),
		'<p>Add the &lt;script&gt; tag.</p>\n<p>Then <em>save</em>.</p>',
	);
	assert.match(html('Before <!-- and after'), /and after/);
});

test('text after inline code, keys or an unclosed script stays text, with any characters', () => {
	assert.equal(
		html('Compare <code>a<b</code> and <code>c>d</code>, then more.'),
		'<p>Compare <code>a&lt;b</code> and <code>c&gt;d</code>, then more.</p>',
	);
	assert.equal(
		html('Press <kbd>Ctrl to go.\n\nIf x<y then stop.'),
		'<p>Press <kbd>Ctrl to go.</kbd></p>\n<p>If x&lt;y then stop.</p>',
	);
	assert.equal(html('The <script> tag, if x<y then.'), '<p>The &lt;script&gt; tag, if x&lt;y then.</p>');
	assert.equal(
		html('<kbd><</kbd> <kbd>&lt;</kbd> <code>&amp; &amp;lt; a && b &copy; &#65;</code>'),
		'<p><kbd>&lt;</kbd> <kbd>&lt;</kbd> <code>&amp; &amp;lt; a &amp;&amp; b © A</code></p>',
	);
	assert.equal(html('<pre>\na *b* &lt; c\n</pre>'), '<pre tabindex="0">\na *b* &lt; c\n</pre>');
});

test('a numeric reference to Windows-1252 gives the character that browsers show', () => {
	const written = 'don&#146;t &#150; &#x99; &#128;';
	assert.equal(html(written), '<p>don’t – ™ €</p>');
	assert.equal(html(`<p>${written}</p>`), '<p>don’t – ™ €</p>');
	assert.match(html('![it&#146;s](/a.png "it&#146;s")'), /alt="it’s" title="it’s"/);
	assert.match(html(`## ${written}`), /don’t/);
	assert.equal(html('`&#146;` a&#129;b'), '<p><code>&amp;#146;</code> ab</p>');
});

test('the last closing script tag is found after characters that grow in lower case', () => {
	const shown = (before: string) => html(`${before} </script> words <script> rest`);
	for (const before of ['aaaaaaaaaaaaaaaaaaaa', 'İİİİİİİİİİİİİİİİİİİİ'])
		assert.equal(shown(before), `<p>${before}  words &lt;script&gt; rest</p>`);
});

test('a text nested too deep for marked is shown as plain text, with the reason', () => {
	const rendered = render(`${'>'.repeat(3_000)} deep <b>words</b>`);
	assert.match(rendered.html, /^<pre class="plain-text">&gt;&gt;/);
	assert.match(rendered.html, /deep &lt;b&gt;words&lt;\/b&gt;<\/pre>$/);
	assert.equal(rendered.plainTextReason, 'quotes or lists are nested more than 50 deep');
	assert.match(rendered.text, /deep <b>words<\/b>$/);
});

test('the same text gives the same HTML', () => {
	const text = '# x\n\n- [ ] y\n\n> [!TIP]\n> z\n\n| a |\n|:-:|\n| b |';
	assert.deepEqual(render(text), render(text));
	assert.doesNotMatch(html(text), /own-/);
});

test('an element with hundreds of thousands of children can be unwrapped', () => {
	const { plainTextReason, wordCount } = render(`<a>${'word<br>'.repeat(150_000)}</a>`);
	assert.equal(plainTextReason, undefined);
	assert.equal(wordCount, 150_000);
});

test('five megabytes are rendered', () => {
	assert.equal(render('word '.repeat(1_000_000)).wordCount, 1_000_000);
});
