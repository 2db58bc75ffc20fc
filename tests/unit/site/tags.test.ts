import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { assignLabelAddresses } from '../../../src/site/addresses/addresses.ts';
import { tagPage, tagPaths } from '../../../src/site/page-data/tag-page.ts';
import { resolveConfiguredRedirects } from '../../../src/site/redirects/configured-redirects.ts';
import { collectTags } from '../../../src/site/tags.ts';
import { getAddress, libraryArticle, testSite } from '../../support/site.ts';

const digits = (label: string) => createHash('sha256').update(label).digest('hex').slice(0, 6);

const tagged = (...lists: string[][]) =>
	testSite({ articles: lists.map((tags, index) => libraryArticle(`a${index}`, { tags, views: index })) });

test('Spellings that differ in case or spacing are one tag, with the most frequent spelling as its name', async () => {
	const site = await tagged(['Booking page'], ['booking  page '], ['booking page', 'Booking Page'], ['Other']);
	const { all, byAddress } = collectTags(site);
	assert.deepEqual(
		all.map(({ name, path }) => [name, path]),
		[
			['booking page', '/tags/booking-page/'],
			['Other', '/tags/other/'],
		],
	);
	assert.deepEqual(
		byAddress.get('booking-page')?.articles.map(({ slug }) => slug),
		['a2', 'a1', 'a0'],
	);
});

test('A duplicate tag of an article counts once, and its tags keep the author’s order', async () => {
	const site = await tagged(['b', 'A', 'a', ' ', 'B']);
	const [article] = site.articles;
	assert.ok(article);
	assert.deepEqual(
		collectTags(site)
			.getArticleTags(article)
			.map(({ address, articles }) => [address, articles.length]),
		[
			['b', 1],
			['a', 1],
		],
	);
});

test('The address of a label has no hash if no other label has the same address', () => {
	const assignAddress = (label: string) => assignLabelAddresses([label, 'Unlike']).get(label);
	assert.equal(assignAddress('Sign-in & Security'), 'sign-in-security');
	assert.equal(assignAddress('C++'), 'c');
	assert.equal(assignAddress('料金 プラン'), '料金-プラン');
	for (const nothing of ['🎉', '…']) assert.equal(assignAddress(nothing), digits(nothing));
	for (const reserved of ['Index', '404', 'con']) {
		assert.equal(assignAddress(reserved), `${reserved.toLowerCase()}-${digits(reserved)}`);
	}
});

test('If labels share an address, the one that is equal to it keeps it and the others get a hash, in any order', () => {
	for (const labels of [
		['C', 'C#', 'C++'],
		['C++', 'C#', 'C'],
	]) {
		const given = assignLabelAddresses(labels);
		assert.equal(given.get('C'), 'c');
		assert.equal(given.get('C#'), `c-${digits('C#')}`);
		assert.equal(given.get('C++'), `c-${digits('C++')}`);
	}
	const none = assignLabelAddresses(['C#', 'C++']);
	assert.deepEqual([...none.values()].sort(), [`c-${digits('C#')}`, `c-${digits('C++')}`].sort());
});

test('No two labels share an address', () => {
	const labels = ['C', 'C#', 'C++', `c-${digits('C#')}`, '🎉', digits('🎉'), 'index'];
	assert.equal(new Set(assignLabelAddresses(labels).values()).size, labels.length);
});

test('A tag page lists the articles of the tag and the tags that are used together with it most often', async () => {
	const site = await tagged(['one', 'two'], ['one', 'three', 'two'], ['three']);
	const page = tagPage(site, 'one');
	assert.deepEqual(page?.articles.map(getAddress), ['a1', 'a0']);
	assert.deepEqual(
		page?.related.map(({ name }) => name),
		['two', 'three'],
	);
	assert.equal(page?.frame.canonical, 'https://help.test/tags/one/');
	assert.equal(page?.frame.description, 'one: a1 · a0');
	assert.equal(tagPage(site, 'nowhere'), undefined);
	assert.deepEqual(
		tagPaths(site).map(({ params }) => params.address),
		['one', 'three', 'two'],
	);
});

test('A tag with a single article is not indexed by search engines', async () => {
	const site = await tagged(['single', 'double'], ['double']);
	assert.deepEqual(
		['single', 'double'].map((address) => tagPage(site, address)?.frame.robots),
		['noindex', 'index'],
	);
});

test('A configured redirect cannot replace a tag page, but may lead to one', async () => {
	const site = await testSite({
		articles: [libraryArticle('a', { tags: ['Billing'] })],
		config: { redirects: { '/tags/billing/': '/', '/money': '/tags/billing/', '/lost': '/tags/none/' } },
	});
	const { redirects, problems } = resolveConfiguredRedirects(site);
	assert.deepEqual(
		redirects.map(({ from, to }) => [from, to]),
		[['money', '/tags/billing/']],
	);
	assert.equal(problems.length, 2);
});
