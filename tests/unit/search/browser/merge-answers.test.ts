import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeAnswers } from '../../../../src/search/browser/merge-answers.ts';
import { EMPTY_ANSWER, type Hit, type SearchAnswer } from '../../../../src/search/browser/search-answer.ts';

const createMatch = (href: string) => ({ title: href, name: [], href, excerpt: [] });
const quickHit = (href: string): Hit => ({ ...createMatch(href), category: 'One', headings: [] });
const textHit = (href: string): Hit => ({
	...quickHit(href),
	excerpt: [{ text: `About ${href}`, isMarked: false }],
	headings: [createMatch(`${href}#part`)],
});
const answer = (hits: Hit[], rest: Partial<SearchAnswer> = {}): SearchAnswer => ({
	...EMPTY_ANSWER,
	total: hits.length,
	hits,
	...rest,
});
const hrefs = ({ hits }: SearchAnswer) => hits.map(({ href }) => href);

test('Rows of the quick index come first, with excerpts and headings of the full text, then the articles that only the full text found', async () => {
	const merged = await mergeAnswers(
		answer([quickHit('/b/'), quickHit('/a/')]),
		answer([textHit('/c/'), textHit('/a/')], { total: 3 }),
	);
	assert.deepEqual(hrefs(merged), ['/b/', '/a/', '/c/']);
	assert.equal(merged.hits[1]?.excerpt[0]?.text, 'About /a/');
	assert.equal(merged.hits[1]?.headings[0]?.href, '/a/#part');
	assert.deepEqual([merged.total, merged.more], [3, undefined]);
});

test('If no title has all the words and a text does, only the full text counts', async () => {
	const merged = await mergeAnswers(answer([quickHit('/a/')], { isPartial: true }), answer([textHit('/c/')]));
	assert.deepEqual(hrefs(merged), ['/c/']);
	const alone = await mergeAnswers(answer([quickHit('/a/')], { isPartial: true }), EMPTY_ANSWER);
	assert.deepEqual([hrefs(alone), alone.isPartial], [['/a/'], true]);
});

test('The larger count of each category and the corrected query are kept', async () => {
	const count = (name: string, count: number) => ({ name, count });
	const merged = await mergeAnswers(
		answer([quickHit('/a/')], { corrected: 'a', categories: [count('One', 1)] }),
		answer([textHit('/a/')], { categories: [count('Two', 4), count('One', 2)] }),
	);
	assert.deepEqual(merged.categories, [count('Two', 4), count('One', 2)]);
	assert.equal(merged.corrected, 'a');
});

test('Over all pages, every article appears once', async () => {
	const names = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `/${from + n}/`);
	const page = (from: number, to: number, more?: SearchAnswer): SearchAnswer =>
		answer(names(from, to).map(textHit), { total: 30, more: more && (async () => more) });
	const text = page(0, 8, page(8, 16, page(16, 24, page(24, 30))));
	const quick = answer(['/20/', '/3/', '/title/'].map(quickHit));
	const seen: string[] = [];
	for (let next: SearchAnswer | undefined = await mergeAnswers(quick, text); next; next = await next.more?.()) {
		assert.ok(next.hits.length <= 8);
		seen.push(...hrefs(next));
	}
	assert.deepEqual(seen.slice(0, 4), ['/20/', '/3/', '/title/', '/0/']);
	assert.deepEqual(new Set(seen), new Set([...names(0, 30), '/title/']));
	assert.equal(seen.length, 31);
});
