import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLookups, haveSameAnswers, splitContext } from '../../../src/markdown/lookups.ts';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import type { Lookup, RenderContext } from '../../../src/markdown/types.ts';
import { renderContext } from '../../support/render-context.ts';
import { seeded } from '../../support/seeded.ts';

type Versions = readonly (readonly string[])[];

const render = (markdown: string, context: RenderContext = renderContext(), versions: Versions = []) =>
	renderMarkdown(markdown, 'A title', context, versions);
const isStillRight = (asked: readonly Lookup[] | undefined, context: RenderContext, versions: Versions = []) =>
	asked !== undefined && haveSameAnswers(asked, createLookups(splitContext(context).addresses, versions));

test('an article asks where its links lead, each thing once, and records the answers, also that there is nothing', () => {
	const { lookups } = render(
		'[a](reset-a-password) [b](reset-a-password#x) [c](/support/x/gone) [d](https://other.test)',
	);
	const reset = { slug: 'reset-a-password', path: '/articles/reset-a-password/' };
	assert.deepEqual(lookups, [
		['locateFormer', [], []],
		['page', 'reset-a-password', null],
		['articleWithSlug', 'reset-a-password', reset],
		['articleWithSlug', 'gone', null],
	]);
});

test('what rendering is given for all articles names no page of the site', () => {
	const { shared } = splitContext(renderContext({ pagePaths: ['/search/'], formerSlugs: { old: 'reset-a-password' } }));
	assert.doesNotMatch(JSON.stringify(shared), /reset-a-password|articles\/|search\//);
});

test('an article that appears, disappears or moves makes only the articles that link to it outdated', () => {
	const linking = render('[a](/support/x/gone) [b](reset-a-password)').lookups;
	const other = render('[b](/support/x/Billing_FAQ)').lookups;
	const { pathsBySlug } = renderContext();
	const { 'reset-a-password': _, ...without } = pathsBySlug;
	const changes: RenderContext['pathsBySlug'][] = [
		{ ...pathsBySlug, gone: '/articles/gone/' },
		without,
		{ ...pathsBySlug, 'reset-a-password': '/articles/reset/' },
	];
	for (const changed of changes) {
		assert.equal(isStillRight(linking, renderContext({ pathsBySlug: changed })), false);
		assert.equal(isStillRight(other, renderContext({ pathsBySlug: changed })), true);
	}
	assert.equal(isStillRight(linking, renderContext({ formerSlugs: { gone: 'reset-a-password' } })), false);
	assert.equal(isStillRight(linking, renderContext({ pagePaths: ['/reset-a-password/'] })), false);
	assert.equal(isStillRight(linking, renderContext({ pathsBySlug: { ...pathsBySlug, new: '/articles/new/' } })), true);
});

test('an article stays as it is when its own headings have become a version', () => {
	for (const markdown of ['## A\n## B', '## A\n### Same\n## B\n### Same\n## Same {#given}\n## Same', 'No headings.']) {
		const { headings, lookups } = render(markdown);
		const ids = headings.map(({ id }) => id);
		assert.equal(isStillRight(lookups, renderContext(), [ids]), true, markdown);
	}
});

test('an article is outdated when earlier versions had other headings', () => {
	const { lookups } = render('## A\n## B');
	assert.equal(isStillRight(lookups, renderContext(), [['a', 'old']]), false);
	const equal = render('## A\n## A');
	assert.equal(isStillRight(equal.lookups, renderContext(), [['b', 'a']]), false);
});

test('a text nested too deep asks too; after a failure nothing is known', () => {
	const nested = render(`${'> '.repeat(3_000)}end`, renderContext(), [['old']]);
	assert.match(nested.plainTextReason ?? '', /nested/);
	assert.equal(isStillRight(nested.lookups, renderContext(), [['old']]), true);
	assert.equal(isStillRight(nested.lookups, renderContext(), [['older']]), false);
	assert.equal(isStillRight(undefined, renderContext()), false);
});

test('two sites that answer the questions alike give the same result, over 2,000 random pairs', () => {
	const random = seeded(18);
	const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item; // Never empty.
	const SLUGS = ['a', 'B', 'b', 'über', 'contact'];
	const LINKS = [
		...SLUGS.flatMap((slug) => [slug, `/support/x/${slug}`, `../${slug}.md#a`]),
		'/library/acme/articles/a',
		'/library/0b0e7a52-6f0e-4c39-9d1f-3a2b1c0d9e80/articles/B',
		'https://help.test/articles/b/',
		'contact/',
		'https://help.test/contact/',
	];
	const HEADINGS = ['## a', '## b', '### a', '### c', '## a {#b}', '<h2 id="z">c</h2>'];
	const some = <Item>(items: readonly Item[]): Item[] => items.filter(() => random() < 0.4);
	const createContext = () =>
		renderContext({
			pathsBySlug: Object.fromEntries(
				some(SLUGS).map((slug) => [slug, `/articles/${pick([slug, `${slug}-1`, 'b'])}/`]),
			),
			pagePaths: some(['/contact/', '/a/']),
			formerSlugs: Object.fromEntries(some(SLUGS).map((slug) => [slug, pick(SLUGS)])),
		});
	const createVersions = () =>
		Array.from({ length: Math.floor(random() * 3) }, () => some(['a', 'b', 'a-2', 'b-a', 'c', 'z', 'a-c']));
	const counts = { same: 0, other: 0 };
	for (let turn = 0; turn < 2_000; turn += 1) {
		const links = Array.from({ length: Math.floor(random() * 3) }, () => `[x](${pick(LINKS)})`);
		const parts = [...links, ...Array.from({ length: Math.floor(random() * 4) }, () => pick(HEADINGS))];
		const markdown = parts.toSorted(() => random() - 0.5).join('\n\n');
		const [context, versions] = [createContext(), createVersions()];
		const { lookups, ...expected } = render(markdown, createContext(), createVersions());
		const isSame = isStillRight(lookups, context, versions);
		counts[isSame ? 'same' : 'other'] += 1;
		if (!isSame) continue;
		const { lookups: again, ...actual } = render(markdown, context, versions);
		assert.deepEqual(actual, expected, markdown);
		assert.deepEqual(again, lookups);
	}
	assert.ok(counts.same > 100 && counts.other > 100, JSON.stringify(counts));
});
