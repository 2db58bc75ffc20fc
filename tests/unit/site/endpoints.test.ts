import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	getFallbackSearch,
	getInsightsUrl,
	getViewUrl,
	getVoteUrl,
	listEndpointOrigins,
} from '../../../src/site/endpoints.ts';
import { createSearchSetup } from '../../../src/site/page-data/search-page.ts';
import { testSite } from '../../support/site.ts';

test('votes, views and the fallback search go where the source says, with the slug encoded', async () => {
	const site = await testSite({ team: 'a&b' });
	const library = 'https://library.test/api/library/a%26b';
	assert.equal(getVoteUrl(site, 'größe $&'), `${library}/articles/gr%C3%B6%C3%9Fe%20%24%26/feedback`);
	assert.equal(getViewUrl(site, 'x/y'), `${library}/articles/x%2Fy/view`);
	assert.deepEqual(getFallbackSearch(site), {
		url: `${library}/search`,
		articles: 'https://library.test/library/a%26b/articles/',
	});
	assert.deepEqual(listEndpointOrigins(site), ['https://library.test']);
});

test('a source that offers readers nothing gives a site without votes, views and fallback search', async () => {
	const site = { ...(await testSite()), endpoints: {} };
	assert.equal(getVoteUrl(site, 'x'), undefined);
	assert.equal(getViewUrl(site, 'x'), undefined);
	assert.equal(createSearchSetup(site).fallbackUrl, undefined);
	assert.deepEqual(listEndpointOrigins(site), []);
});

test('searches are sent nowhere unless the owner wants it: to the site’s own server, or to a collector', async () => {
	const library = 'https://library.test';
	for (const [searchInsights, url, origins] of [
		[undefined, undefined, [library]],
		[false, undefined, [library]],
		[true, '/help/search/insights', [library]],
		['https://count.test/searches?site=1', 'https://count.test/searches?site=1', [library, 'https://count.test']],
	] as const) {
		const config = searchInsights === undefined ? {} : { searchInsights };
		const site = await testSite({ base: '/help/', config });
		assert.equal(getInsightsUrl(site), url);
		assert.equal(createSearchSetup(site).insightsUrl, url);
		assert.deepEqual(listEndpointOrigins(site), origins);
	}
});

test('the content security policy gets the origin of the status page, if there is one', async () => {
	const site = await testSite({ config: { status: { url: 'https://status.test/acme' } } });
	assert.equal(site.config.status?.url, 'https://status.test/acme/');
	assert.deepEqual(listEndpointOrigins(site), ['https://library.test', 'https://status.test']);
});
