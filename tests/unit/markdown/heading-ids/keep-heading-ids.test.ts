import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignHeadingIds } from '../../../../src/markdown/heading-ids/heading-ids.ts';
import { UniqueNames } from '../../../../src/markdown/heading-ids/unique-names.ts';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { renderContext } from '../../../support/render-context.ts';

/** The ids that headings of level 2 get, given by their slugs; `before` are the ids of the version before. */
function assign(slugs: string, before = ''): string {
	const split = (text: string) => text.split(' ').filter((word) => word !== '');
	return assignHeadingIds(
		split(slugs).map((slug) => [slug]),
		new UniqueNames(),
		split(before),
	).join(' ');
}

test('a heading keeps its id when an equal one is added above it', () => {
	assert.equal(assign('setup a setup b', 'a setup b'), 'setup-2 a setup b');
	assert.equal(assign('setup setup', 'setup'), 'setup-2 setup');
	assert.equal(assign('setup setup b', 'setup b'), 'setup-2 setup b');
	assert.equal(assign('a setup setup b', 'a setup b'), 'a setup-2 setup b');
});

test('a heading keeps its id when an equal one is added below it', () => {
	assert.equal(assign('a setup b setup', 'a setup b'), 'a setup b setup-2');
	assert.equal(assign('a setup b setup c', 'a setup b c'), 'a setup b setup-2 c');
	assert.equal(assign('a setup setup', 'a setup'), 'a setup setup-2');
});

test('the ids of several equal headings stay with them', () => {
	assert.equal(assign('fix a fix b fix c', 'fix b fix-2 c'), 'fix-3 a fix b fix-2 c');
	assert.equal(assign('fix a fix b fix c', 'fix a fix-2 c'), 'fix a fix-3 b fix-2 c');
	const first = assign('fix a fix b', 'a fix b');
	assert.equal(assign('fix a fix b', first), first, 'the next build changes nothing');
	assert.equal(assign('fix fix a fix b', first), 'fix-3 fix-2 a fix b');
});

test('without a version before, and for texts that are new, the ids are as always', () => {
	assert.equal(assign('setup a setup'), 'setup a setup-2');
	assert.equal(assign('setup a setup', 'x y z'), 'setup a setup-2');
	assert.equal(assign('a b c', 'c b a'), 'a b c');
	assert.equal(assign('a q q', 'a z'), 'a q q-2');
	assert.equal(assign('q a q', 'z a y x'), 'q a q-2');
});

test('an article’s heading keeps its plain id when an equal one comes under another parent', () => {
	const markdown = '## Mac\n\n### Install\n\nNew.\n\n## Windows\n\n### Install\n\nOld.\n';
	const { headings } = renderMarkdown(markdown, 'T', renderContext(), [['windows', 'install']]);
	assert.deepEqual(
		headings.map(({ id }) => id),
		['mac', 'mac-install', 'windows', 'install'],
	);
});

test('whatever the versions say, all ids are different', () => {
	const slugs = 'a a-2 a b a a-2';
	for (const before of ['a a a', 'a-2 a a-2 b', 'a-3 a-2 a', 'a-2-2 a', 'b a-2 b-7 a a a a']) {
		const ids = assign(slugs, before).split(' ');
		assert.equal(new Set(ids).size, 6, `${before}: ${ids}`);
	}
});

test('thousands of equal headings take no more than a moment', () => {
	const slugs = Array.from({ length: 20_000 }, () => 'a').join(' ');
	const before = Array.from({ length: 20_000 }, (_, index) => `a-${index}`).join(' ');
	assert.equal(assign(slugs, before).split(' ').length, 20_000);
	assert.equal(assign(slugs.slice(0, 3_999), before.split(' ').slice(0, 1_990).join(' ')).split(' ').length, 2_000);
});
