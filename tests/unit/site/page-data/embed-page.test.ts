import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEmbedBoxSetup, createEmbedPanelSetup } from '../../../../src/site/page-data/embed-page.ts';
import { languages } from '../../../../src/site/strings/strings.ts';
import { inCategory, libraryArticle, libraryCategory, testSite } from '../../../support/site.ts';

test('Suggestions contain addresses, whatever kind they are', async () => {
	const site = await testSite({
		categories: [libraryCategory('Billing & Plans')],
		articles: [libraryArticle('Pay Now', inCategory('Billing & Plans')), libraryArticle('first-steps')],
		config: {
			suggestions: [
				{ on: '/billing/*', articles: ['Pay Now', 'first-steps', 'to-come'] },
				{ on: 'https://app.test/plans', category: 'Billing & Plans' },
				{ on: '/*', search: 'sign in' },
			],
		},
	});
	const address = site.articles[0]?.address;
	assert.notEqual(address, 'Pay Now');
	assert.deepEqual(createEmbedPanelSetup(site).suggestions, [
		['/billing/*', `${address},first-steps,to-come`],
		['https://app.test/plans', `category:${site.categories[0]?.address}`],
		['/*', 'search:sign in'],
	]);
});

test('Every language has its own texts and direction', async () => {
	for (const [language, words] of Object.entries(languages)) {
		const site = await testSite({ config: { language: words === languages.ar ? 'ar' : 'de' } });
		if (language !== site.config.language) continue;
		assert.equal(createEmbedBoxSetup(site).dir, words.dir);
		assert.equal(createEmbedPanelSetup(site).words.all, words.embed.all);
		assert.equal(createEmbedPanelSetup(site).words.count, words.searchCount);
	}
});

test('The box is in the language of the region, with the texts of the nearest language', async () => {
	const { lang, label } = createEmbedBoxSetup(await testSite({ config: { language: 'de-AT' } }));
	assert.deepEqual([lang, label], ['de-AT', 'Suche']);
});
