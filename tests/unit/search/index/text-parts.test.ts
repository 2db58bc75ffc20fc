import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createQuickIndex } from '../../../../src/search/index/quick-index.ts';
import { createTermTable } from '../../../../src/search/index/term-table.ts';
import { createTextParts, encodeParts } from '../../../../src/search/index/text-parts.ts';
import { decodeTerms } from '../../../../src/search/text/text-format.ts';
import { libraryArticle, testSite } from '../../../support/site.ts';

const plain = (body: string, title = '') => ({ title, headings: '', tags: '', category: '', description: '', body });
const asIs = <Text>(text: Text) => text;
const choice = { stem: (word: string) => word, isStopWord: (word: string) => word === 'the', mostPerArticle: 100 };

test('A word says more in a title than in a text, and more in a short text than in a long one', () => {
	const filler = 'word '.repeat(200);
	const table = new Map(createTermTable([plain('', 'zip'), plain('zip'), plain(`zip ${filler}`)], asIs, choice));
	const [inTitle = 0, inShort = 0, inLong = 0] = table.get('zip')?.levels ?? [];
	assert.ok(inTitle > inShort && inShort > inLong, `${inTitle} ${inShort} ${inLong}`);
});

test('Stop words are left out, and of a long article the terms that say least', () => {
	const table = createTermTable([plain('the common rare'), plain('the common'), plain('common other')], asIs, {
		...choice,
		mostPerArticle: 1,
	});
	assert.deepEqual(
		table.map(([term, { places }]) => [term, places]),
		[
			['common', [1]],
			['other', [2]],
			['rare', [0]],
		],
	);
});

test('The index of a large site is cut between terms, and each part is found by its first one', () => {
	const texts = Array.from({ length: 30 }, (_, n) => plain(`term${n % 7} other${n} common`));
	const table = createTermTable(texts, asIs, choice);
	const whole = encodeParts(table, 30, 'a');
	assert.equal(whole.length, 1);
	const many = Array.from({ length: 5_000 }, (_, place) => place);
	const large = encodeParts(
		['a', 'b', 'c', 'd', 'e', 'f'].map((term) => [term, { places: many, levels: many.map(() => 1) }]),
		5_000,
		'a',
	);
	assert.deepEqual(
		large.map(({ firstTerm, file }) => [firstTerm, decodeTerms(file, 'a').terms]),
		[
			['', ['a', 'b', 'c', 'd']],
			['e', ['e', 'f']],
		],
	);
});

test('Both indexes of a site name the articles by the same places, and have one id', async () => {
	const site = await testSite({
		articles: [
			libraryArticle('less-read', { views: 1, content: '## Invoices\n\nYour **receipt** &amp; `code_1.2`.' }),
			libraryArticle('most-read', { views: 9, content: 'A text about refunds.' }),
		],
	});
	const quick = createQuickIndex(site);
	const [part] = createTextParts(site);
	assert.deepEqual(quick.textParts, ['']);
	const { terms, read } = decodeTerms(part?.file, quick.id);
	const findTitle = (term: string) => read(terms.indexOf(term)).places.map((place) => quick.title[place]);
	assert.deepEqual(findTitle('receipt'), ['less-read']);
	assert.deepEqual(findTitle('invoic'), ['less-read']);
	assert.deepEqual(findTitle('refund'), ['most-read']);
	assert.ok(terms.includes('code_1.2'));
	assert.ok(!terms.includes('about'), 'a stop word');
});
