import assert from 'node:assert/strict';
import { test } from 'node:test';
import { homePage } from '../../../../src/site/page-data/home-page.ts';
import { testSite } from '../../../support/site.ts';

test('A text of the interface is shown in the owner’s words, all others as before', async () => {
	const { words } = await testSite({
		config: { words: { welcome: 'What do you need today?', markdown: { tip: 'Hint' } } },
	});
	assert.deepEqual([words.welcome, words.skip], ['What do you need today?', 'Skip to content']);
	assert.deepEqual([words.markdown.tip, words.markdown.note], ['Hint', 'Note']);
	assert.equal(words.articleCount(1), '1 article');
});

test('The owner’s welcome describes the home page', async () => {
	const site = await testSite({ config: { words: { welcome: 'Ask away' } } });
	assert.equal(homePage(site).frame.description, 'Ask away');
});

test('A count can be one text, or the plural forms of the language', async () => {
	const { words } = await testSite({
		config: {
			language: 'de',
			words: {
				articleCount: { one: 'ein Beitrag', other: '{n} Beiträge' },
				minutes: '{n} Minuten',
				searchCount: '{n}×',
			},
		},
	});
	assert.deepEqual([words.articleCount(1), words.articleCount(12_345)], ['ein Beitrag', '12.345 Beiträge']);
	assert.equal(words.minutes(1), '1 Minuten');
	assert.deepEqual(words.searchCount, { other: '{n}×' });
});

test('A text with a placeholder is accepted in any order of its placeholders', async () => {
	const { words } = await testSite({ config: { words: { pageOf: '{pages} pages, this is {page}' } } });
	assert.equal(words.pageOf, '{pages} pages, this is {page}');
});
