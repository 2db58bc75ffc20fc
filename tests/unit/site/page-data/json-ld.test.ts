import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articlePage } from '../../../../src/site/page-data/article-page.ts';
import { homePage } from '../../../../src/site/page-data/home-page.ts';
import { serializeForScript } from '../../../../src/site/page-data/json-ld.ts';
import { inCategory, libraryArticle, libraryCategory, testSite } from '../../../support/site.ts';

const types = (graph: { '@type': string }[]) => graph.map((thing) => thing['@type']);

test('JSON in a script can neither end it nor begin another one, and parses to the same value', () => {
	const value = { '</script><script>alert(1)//': ['<!--', ']]>', '&lt;/script&gt;', '\u2028\u2029', '\ud800', 'é'] };
	const json = serializeForScript(value);
	assert.doesNotMatch(json, /[<>&\u2028\u2029]/);
	assert.deepEqual(JSON.parse(json), value);
});

test('The structured data of an article is one graph whose parts refer to each other', async () => {
	const site = await testSite({
		config: { logo: { src: '/logo.svg', width: 1, height: 1 } },
		base: '/help/',
		categories: [libraryCategory('known', { name: 'Known' })],
		articles: [
			libraryArticle('a', {
				title: '</script><script>alert(1)</script>',
				excerpt: 'About it.',
				tags: ['x', 'y'],
				publishedAt: '2026-01-01',
				updatedAt: '2026-02-01',
				...inCategory('known'),
			}),
		],
	});
	const json = articlePage(site, 'a')?.frame.jsonLd ?? '';
	assert.ok(!json.includes('<'));
	const { '@context': context, '@graph': graph } = JSON.parse(json);
	assert.equal(context, 'https://schema.org');
	assert.deepEqual(types(graph), ['Organization', 'WebSite', 'BreadcrumbList', 'TechArticle']);
	const [organization, website, breadcrumbs, article] = graph;
	assert.equal(organization.logo, 'https://help.test/help/logo.svg');
	assert.deepEqual(website.publisher, { '@id': organization['@id'] });
	assert.deepEqual(breadcrumbs.itemListElement, [
		{ '@type': 'ListItem', position: 1, name: 'Home', item: 'https://help.test/help/' },
		{ '@type': 'ListItem', position: 2, name: 'Known', item: 'https://help.test/help/categories/known/' },
		{ '@type': 'ListItem', position: 3, name: '</script><script>alert(1)</script>' },
	]);
	assert.deepEqual(article, {
		'@type': 'TechArticle',
		headline: '</script><script>alert(1)</script>',
		description: 'About it.',
		url: 'https://help.test/help/articles/a/',
		mainEntityOfPage: 'https://help.test/help/articles/a/',
		datePublished: '2026-01-01T00:00:00.000Z',
		dateModified: '2026-02-01T00:00:00.000Z',
		inLanguage: 'en',
		articleSection: 'Known',
		keywords: ['x', 'y'],
		isPartOf: { '@id': website['@id'] },
		author: { '@id': organization['@id'] },
		publisher: { '@id': organization['@id'] },
	});
});

test('The home page has neither an article nor a breadcrumb', async () => {
	const graph = JSON.parse(homePage(await testSite()).frame.jsonLd)['@graph'];
	assert.deepEqual(types(graph), ['Organization', 'WebSite']);
});

test('Without SITE_URL there are no URLs in the structured data', async () => {
	const site = await testSite({ siteUrl: undefined });
	assert.doesNotMatch(
		articlePage(site, 'first-steps')?.frame.jsonLd ?? '',
		/"(?:url|item|mainEntityOfPage)"|undefined/,
	);
});

test('An article has its own language if it clearly is another one, and none if it can’t be identified', async () => {
	const getLanguages = async (title: string, language: 'en' | 'ar') => {
		const site = await testSite({ config: { language }, articles: [libraryArticle('a', { title, content: title })] });
		const { '@graph': graph } = JSON.parse(articlePage(site, 'a')?.frame.jsonLd ?? '');
		return [graph[1].inLanguage, graph.at(-1).inLanguage];
	};
	assert.deepEqual(await getLanguages('パスワードを再設定する', 'en'), ['en', 'ja']);
	assert.deepEqual(await getLanguages('Passwort', 'en'), ['en', 'en']);
	assert.deepEqual(await getLanguages('Passwort', 'ar'), ['ar', undefined]);
});
