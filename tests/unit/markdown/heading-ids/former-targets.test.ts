import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slugifyHeading } from '../../../../src/markdown/html/text.ts';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { assertLinearTime } from '../../../support/growth.ts';
import { renderContext } from '../../../support/render-context.ts';
import { seeded } from '../../../support/seeded.ts';

const render = (markdown: string, ...versions: string[][]) =>
	renderMarkdown(markdown, 'A title', renderContext(), versions);

test('a former id becomes a target inside the heading that replaced it', () => {
	assert.equal(
		render('## One\n\n## Two', ['one', 'to']).html,
		'<h2 id="one"><a class="anchor" href="#one">One</a></h2>\n' +
			'<h2 id="two"><span id="to"></span><a class="anchor" href="#two">Two</a></h2>',
	);
});

test('a former id without a heading before it becomes a target at the start of the article', () => {
	assert.equal(
		render('Words.', ['a'], ['b', 'c']).html,
		'<div class="formerly"><span id="b"></span><span id="c"></span><span id="a"></span></div><p>Words.</p>',
	);
});

test('former ids change nothing but the HTML', () => {
	const text = 'Intro.\n\n## One\n\n### Two\n\n[x](#one)';
	const { html, lookups: _, ...without } = render(text);
	const { html: withTargets, lookups: __, ...rest } = render(text, ['old', 'one', 'to'], ['one', 'older', 'two']);
	assert.deepEqual(rest, without);
	assert.notEqual(withTargets, html);
	assert.equal(withTargets.replace(/<div class="formerly">.*?<\/div>|<span id="[^"]+"><\/span>/g, ''), html);
});

test('an empty article gets no targets', () => {
	assert.equal(render('', ['a']).html, '');
});

test('a link inside the article to a former id works', () => {
	const { html, deadLinks } = render('## Two\n\n[a](#to) [b](#To) [c](#never)', ['to']);
	assert.deepEqual(deadLinks, ['#never']);
	assert.match(html, /<a href="#to">a<\/a> <a href="#to">b<\/a> c/);
});

test('a former id never duplicates an existing id', () => {
	const { html } = render('## Two\n\n<p id="guide">x</p>', ['search', 'foot', 'user-guide', 'two', 'gone']);
	assert.deepEqual(findIds(html), ['two', 'gone', 'user-guide']);
	assert.match(html, /<p id="user-guide"><a name="guide">/);
});

test('an invalid id adds no markup', () => {
	const { html } = render('## Two', ['"><script>alert(1)</script>', 'x" onclick="y', 'fine']);
	assert.deepEqual(findIds(html), ['two', 'fine']);
	assert.doesNotMatch(html, /script|onclick/);
});

test('an article shown as plain text has all former ids at its start', () => {
	const { html, plainTextReason } = render('> '.repeat(3_000), ['a', 'foot'], ['b']);
	assert.ok(plainTextReason);
	assert.deepEqual(findIds(html), ['b', 'a']);
	assert.match(html, /^<div class="formerly">.*<\/div><pre class="plain-text">/);
});

test('after any edits, every id of the last twenty versions is in the page exactly once', () => {
	for (let seed = 1; seed <= 60; seed += 1) {
		const random = seeded(seed);
		const below = (limit: number) => Math.floor(random() * limit);
		const heading = () =>
			`${'#'.repeat(2 + below(3))} ${['Red', 'Red wine', 'Über', '🎉', 'Search', 'A–b', 'C'][below(7)]} ${below(3) || ''}`;
		let lines = Array.from({ length: below(8) }, heading);
		const versions: string[][] = [];
		for (let edit = 0; edit < 30; edit += 1) {
			const at = below(lines.length + 1);
			lines = lines.toSpliced(at, below(3), ...Array.from({ length: below(3) }, heading));
			const { html, headings } = render(`Intro.\n\n${lines.join('\n\n')}`, ...versions);
			const ids = findIds(html);
			assert.equal(new Set(ids).size, ids.length, `seed ${seed}: no duplicates`);
			const present = headings.map(({ id }) => id);
			const isNew = present.join() !== versions.at(-1)?.join();
			const expected = [...(isNew ? versions : versions.slice(0, -1)).slice(-20), present];
			assert.deepEqual(new Set(expected.flat()).difference(new Set(ids)), new Set(), `seed ${seed}: none is missing`);
			for (const id of present) assert.ok(!['search', 'foot'].includes(id));
			if (isNew) versions.push(present);
		}
	}
});

test('the id of a heading with a unique text never depends on other headings', () => {
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

test('headings of twenty versions take linear time', () => {
	assertLinearTime(100, (size) => {
		const versions = Array.from({ length: 21 }, (_, version) =>
			Array.from({ length: size }, (_, index) => `h${(index * 7 + version * 13) % (4 * size)}`),
		);
		render('## One', ...versions);
	});
});

function findIds(html: string): string[] {
	return [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id);
}
