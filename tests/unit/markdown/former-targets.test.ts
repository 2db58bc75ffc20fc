import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slugifyHeading } from '../../../src/markdown/html/text.ts';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { growsWithSize } from '../../support/growth.ts';
import { renderContext } from '../../support/render-context.ts';
import { seeded } from '../../support/seeded.ts';

const render = (markdown: string, ...versions: string[][]) =>
	renderMarkdown(markdown, 'A title', renderContext(), versions);

test('an id that a heading had stands in the heading that took its place', () => {
	assert.equal(
		render('## One\n\n## Two', ['one', 'to']).html,
		'<h2 id="one"><a class="anchor" href="#one">One</a></h2>\n' +
			'<h2 id="two"><span id="to"></span><a class="anchor" href="#two">Two</a></h2>',
	);
});

test('an id with nothing before it stands before the article’s first word', () => {
	assert.equal(
		render('Words.', ['a'], ['b', 'c']).html,
		'<div class="formerly"><span id="b"></span><span id="c"></span><span id="a"></span></div><p>Words.</p>',
	);
});

test('words, headings and what is counted stay as they were', () => {
	const text = 'Intro.\n\n## One\n\n### Two\n\n[x](#one)';
	const { html, ...plainly } = render(text);
	const { html: marked, ...rest } = render(text, ['old', 'one', 'to'], ['one', 'older', 'two']);
	assert.deepEqual(rest, plainly);
	assert.notEqual(marked, html);
	assert.equal(marked.replace(/<div class="formerly">.*?<\/div>|<span id="[^"]+"><\/span>/g, ''), html);
});

test('an article without a word has no place for old ids', () => {
	assert.equal(render('', ['a']).html, '');
});

test('a link inside the article to an old id is alive', () => {
	const { html, deadLinks } = render('## Two\n\n[a](#to) [b](#To) [c](#never)', ['to']);
	assert.deepEqual(deadLinks, ['#never']);
	assert.match(html, /<a href="#to">a<\/a> <a href="#to">b<\/a> c/);
});

test('an old id never stands in the way of one that exists', () => {
	const { html } = render('## Two\n\n<p id="guide">x</p>', ['search', 'foot', 'user-guide', 'two', 'gone']);
	assert.deepEqual(idsIn(html), ['two', 'gone', 'user-guide']);
	assert.match(html, /<p id="user-guide">/);
});

test('what isn’t an id of ours makes no markup', () => {
	const { html } = render('## Two', ['"><script>alert(1)</script>', 'x" onclick="y', 'fine']);
	assert.deepEqual(idsIn(html), ['two', 'fine']);
	assert.doesNotMatch(html, /script|onclick/);
});

test('an article shown as plain text keeps every id at its beginning', () => {
	const { html, plainTextReason } = render('> '.repeat(3_000), ['a', 'foot'], ['b']);
	assert.ok(plainTextReason);
	assert.deepEqual(idsIn(html), ['b', 'a']);
	assert.match(html, /^<div class="formerly">.*<\/div><pre class="plain-text">/);
});

test('through any edits, every id of the last twenty versions is in the page exactly once', () => {
	for (let seed = 1; seed <= 60; seed += 1) {
		const random = seeded(seed);
		const upTo = (most: number) => Math.floor(random() * most);
		const heading = () =>
			`${'#'.repeat(2 + upTo(3))} ${['Red', 'Red wine', 'Über', '🎉', 'Search', 'A–b', 'C'][upTo(7)]} ${upTo(3) || ''}`;
		let lines = Array.from({ length: upTo(8) }, heading);
		const versions: string[][] = [];
		for (let edit = 0; edit < 30; edit += 1) {
			const at = upTo(lines.length + 1);
			lines = lines.toSpliced(at, upTo(3), ...Array.from({ length: upTo(3) }, heading));
			const { html, headings } = render(`Intro.\n\n${lines.join('\n\n')}`, ...versions);
			const ids = idsIn(html);
			assert.equal(new Set(ids).size, ids.length, `seed ${seed}: none twice`);
			const present = headings.map(({ id }) => id);
			const isNew = present.join() !== versions.at(-1)?.join();
			const due = [...(isNew ? versions : versions.slice(0, -1)).slice(-20), present];
			assert.deepEqual(new Set(ids), new Set(due.flat()), `seed ${seed}: none is missing`);
			for (const id of present) assert.ok(!['search', 'foot'].includes(id));
			if (isNew) versions.push(present);
		}
	}
});

test('an id of a text that only one heading has stays through any edit of others', () => {
	for (let seed = 1; seed <= 60; seed += 1) {
		const random = seeded(seed);
		const text = () => ['Red', 'Red wine', 'Wine', 'Red 2', 'C'][Math.floor(random() * 5)] ?? '';
		const lines = Array.from({ length: 12 }, () => `${'#'.repeat(2 + Math.floor(random() * 3))} ${text()}`);
		const { headings } = render(lines.join('\n\n'));
		const slugs = headings.map((heading) => slugifyHeading(heading.text));
		for (const { id, text } of headings) {
			const slug = slugifyHeading(text);
			if (slugs.filter((other) => other === slug).length === 1) assert.equal(id, slug, `seed ${seed}`);
		}
	}
});

test('headings of twenty versions take the time that their number takes', () => {
	growsWithSize(100, (size) => {
		const versions = Array.from({ length: 21 }, (_, version) =>
			Array.from({ length: size }, (_, index) => `h${(index * 7 + version * 13) % (4 * size)}`),
		);
		render('## One', ...versions);
	});
});

function idsIn(html: string): string[] {
	return [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id);
}
