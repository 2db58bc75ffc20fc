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

test('Rows that are shown keep their places, and the articles that only the other answer has follow them', async () => {
	const shown = answer([quickHit('/b/'), quickHit('/a/')]);
	const merged = await mergeAnswers(shown, answer([textHit('/c/'), textHit('/a/')], { total: 3 }));
	assert.deepEqual(hrefs(merged), ['/b/', '/a/', '/c/']);
	assert.equal(merged.hits[1], shown.hits[1]);
	assert.deepEqual([merged.total, merged.more], [3, undefined]);
});

test('All pages of the shown answer come before the first row of the other one', async () => {
	const last = answer([quickHit('/b/')]);
	const merged = await mergeAnswers(answer([quickHit('/a/')], { more: async () => last }), answer([textHit('/c/')]));
	assert.deepEqual(hrefs(merged), ['/a/', '/b/', '/c/']);
});

test('Whether the rows have all words is what the shown answer says', async () => {
	const merged = await mergeAnswers(answer([quickHit('/a/')], { isPartial: true }), answer([textHit('/c/')]));
	assert.deepEqual([hrefs(merged), merged.isPartial], [['/a/', '/c/'], true]);
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
