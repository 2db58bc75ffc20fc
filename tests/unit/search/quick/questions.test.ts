import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTermTable } from '../../../../src/search/index/term-table.ts';
import { en } from '../../../../src/search/languages/en.ts';
import { splitList, splitWords } from '../../../../src/search/languages/languages.ts';
import { createQuickSearch, type QuickIndex } from '../../../../src/search/quick/quick-search.ts';
import { decodeTerms, encodeTerms } from '../../../../src/search/text/text-format.ts';
import { TextIndex } from '../../../../src/search/text/text-index.ts';
import { createStemmer } from '../../../../src/search/words/stems.ts';
import { createTestQuickIndex } from '../../../support/quick-index.ts';

/** Titles with the texts of their articles. */
const ARTICLES: Record<string, string> = {
	'Reset a password': 'Choose a new password on the sign-in page. The link works once.',
	'Change your plan': 'Charged twice? We give the money back within five days. Cancel whenever you like.',
	'Invoices and tax': 'Your invoice comes by E-mail each month. Our version is 2.1.3 since May.',
	'Text messages': 'We send an SMS a day before the visit. A finger on the screen is enough to answer.',
	'Working with C#': 'C# is a language. How the library is used.',
	'Working with C++': 'C++ is another language, with a bigger library in black.',
};

async function searchIn(articles: Record<string, string>, rest: Partial<QuickIndex> = {}) {
	const stem = createStemmer(en.stems);
	const stopWords = splitWords(en.stopWords);
	const stems = new Set(stopWords.map(stem));
	const texts = Object.entries(articles).map(([title, body]) => ({
		title,
		body,
		headings: '',
		tags: '',
		category: '',
		description: '',
	}));
	const table = createTermTable(texts, (text) => text, {
		stem,
		isStopWord: (term) => stems.has(term),
		mostPerArticle: 1_000,
	});
	const text = new TextIndex();
	text.add(decodeTerms(encodeTerms(table, 'a'), 'a'));
	const language = {
		stopWords: stopWords.join(' '),
		stems: en.stems,
		synonyms: en.synonyms.split('\n').map(splitList),
		person: splitList(en.person),
	};
	const quick = await createQuickSearch(createTestQuickIndex(Object.keys(articles), { ...language, ...rest }), {
		text,
	});
	return { ...quick, first: (query: string) => quick.search(query).rows[0]?.title };
}

test('A question is answered by its subject, not by its own words', async () => {
	const { first } = await searchIn(ARTICLES);
	assert.equal(first('how do I get a new password'), 'Reset a password');
	assert.equal(first('why was I charged twice'), 'Change your plan');
	assert.equal(first('I want my money back'), 'Change your plan');
});

test('Other words than the article’s find it', async () => {
	const { first } = await searchIn(ARTICLES);
	assert.equal(first('refund'), 'Change your plan');
	assert.equal(first('sms'), 'Text messages');
	assert.equal(first('bill'), 'Invoices and tax');
});

test('Words that are only in a text are found, and never corrected', async () => {
	const { search } = await searchIn(ARTICLES);
	for (const [query, title] of [
		['bigger', 'Working with C++'],
		['black', 'Working with C++'],
		['whenever you like', 'Change your plan'],
	] as const) {
		const { rows, corrected, suggestion } = search(query);
		assert.deepEqual([rows[0]?.title, corrected, suggestion], [title, undefined, undefined], query);
	}
});

test('Codes are found whole, with and without the sign before a version, and hyphenated words as one', async () => {
	const { first } = await searchIn(ARTICLES);
	assert.equal(first('v2.1.3'), 'Invoices and tax');
	assert.equal(first('2.1.3'), 'Invoices and tax');
	assert.equal(first('email'), 'Invoices and tax');
	assert.equal(first('e-mail'), 'Invoices and tax');
	assert.equal(first('C++'), 'Working with C++');
	assert.equal(first('C#'), 'Working with C#');
});

test('A correction of one word is done, and one of several is only offered', async () => {
	const { search } = await searchIn(ARTICLES);
	assert.equal(search('reset pasword').corrected, 'reset password');
	const { corrected, suggestion, rows } = search('invocies pasword');
	assert.deepEqual([corrected, suggestion], [undefined, 'invoices password']);
	assert.ok(rows.length > 0);
});

test('An ordinary word is not corrected, even if no article has it', async () => {
	assert.equal((await searchIn(ARTICLES)).search('plain').corrected, 'plan');
	const { search } = await searchIn(ARTICLES, { ordinaryWords: 'plain' });
	assert.deepEqual([search('plain').corrected, search('plain').total], [undefined, 0]);
});

test('A query that asks for a person is recognised, and one about a person’s things is not', async () => {
	const { search } = await searchIn(ARTICLES);
	for (const query of ['contact', 'phone number', 'can I speak to a human', 'live chat please'])
		assert.equal(search(query).wantsPerson, true, query);
	for (const query of ['password', 'contact the tax office', '']) assert.equal(search(query).wantsPerson, false, query);
});

test('An excerpt is the sentence with most of the words, with these marked', async () => {
	const { createExcerpt } = await searchIn(ARTICLES);
	const pieces = createExcerpt('charged twice', [
		'Choose a plan.',
		'You were charged, perhaps twice?',
		'Charges are monthly.',
	]);
	assert.equal(
		pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join(''),
		'You were [charged], perhaps [twice]?',
	);
	assert.deepEqual(createExcerpt('charged', []), []);
	const long = `${'Many words. '.repeat(1)}${'filler '.repeat(60)}twice ${'filler '.repeat(60)}`;
	const cut = createExcerpt('twice', [long])
		.map(({ text }) => text)
		.join('');
	assert.match(cut, /^…filler.* twice filler/);
	assert.ok(cut.length <= 151 && cut.indexOf('twice') < 45, cut);
});
