import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { StoredArticle } from '../../src/model/article.ts';
import { isGone, LibraryError } from '../../src/model/errors.ts';
import type { Source, SourceReader } from '../../src/sources/source.ts';
import { createUnlimitedRequestBudget } from '../../src/storage/request-budget.ts';
import { locateTeamFolder } from '../../src/storage/team-folder.ts';

/** An article that the tests publish in the category `billing`. Readers may not see it if it is hidden. */
export interface ContractArticle {
	slug: string;
	title: string;
	content: string;
	updatedAt: string;
	isHidden?: boolean;
}

/** A source with one category, whose slug is `billing`, and what the tests change there. */
export interface SourcePlace {
	source: Source;
	/** Replaces all articles. */
	publish(articles: readonly ContractArticle[]): void | Promise<void>;
	/** From now on, nothing can be read. */
	fail(): void | Promise<void>;
}

const SLUGS = ['first', 'ünï côde', 'A', 'a/b', 'last'];
const write = (slug: string, rest: Partial<ContractArticle> = {}): ContractArticle => ({
	slug,
	title: `About ${slug}`,
	content: `All about *${slug}*.`,
	updatedAt: '2026-01-05T09:00:00.000Z',
	...rest,
});
const readItems = async (reader: SourceReader, round?: number) =>
	(await Array.fromAsync(reader.list(round))).flatMap(({ items }) => items);
const readListed = async (reader: SourceReader) => (await readItems(reader)).flatMap(({ kept }) => kept ?? []);

/** Registers the tests that every implementation of `Source` must pass. `create` makes a new place for each test. */
export function testSource(name: string, create: (t: TestContext) => Promise<SourcePlace>): void {
	const it = (sentence: string, body: (place: SourcePlace, reader: SourceReader, t: TestContext) => Promise<void>) =>
		test(`${name}: ${sentence}`, async (t) => {
			const place = await create(t);
			t.after(() => place.source.close());
			await body(place, place.source.open({ budget: createUnlimitedRequestBudget() }), t);
		});

	it('its reader has the same team and URL', async ({ source }, reader) => {
		assert.deepEqual([reader.team, reader.url.href], [source.team, source.url.href]);
		assert.match(source.url.protocol, /^https?:$/);
		assert.doesNotThrow(() => locateTeamFolder('data', source.team), 'the team can be the name of a folder');
		assert.ok(source.id !== '' && source.requestsPerHour > 0);
	});

	it('lists each article once, also when the list is read again', async ({ publish }, reader) => {
		const slugs = Array.from({ length: 250 }, (_, n) => `article-${n}`);
		await publish(slugs.map((slug) => write(slug)));
		await reader.categories();
		for (const round of [undefined, 2]) {
			const items = await readItems(reader, round);
			assert.deepEqual(items.map(({ kept }) => kept?.article.slug).sort(), slugs.toSorted());
			assert.equal(new Set(items.map(({ identity }) => identity)).size, slugs.length);
		}
	});

	it('reads an article by its slug, with or without its id, as it is listed', async ({ publish }, reader) => {
		await publish([...SLUGS.map((slug) => write(slug)), write('empty', { content: '' })]);
		const [category, ...others] = await reader.categories();
		assert.deepEqual([category?.slug, others], ['billing', []]);
		for (const { article: listed } of await readListed(reader)) {
			const { slug } = listed;
			const article = await reader.article(slug, listed.id);
			assert.deepEqual(await reader.article(slug), article);
			assert.deepEqual({ ...article, content: undefined }, { ...listed, content: undefined });
			assert.deepEqual(StoredArticle.parse(JSON.parse(JSON.stringify(article))), article);
			const { title, content, updatedAt = '' } = article;
			const expected = write(slug, slug === 'empty' ? { content: '' } : {});
			assert.deepEqual({ slug, title, content, updatedAt: new Date(updatedAt).toISOString() }, expected);
			assert.ok(article.category?.slug === 'billing' || article.category?.id === category?.id);
		}
	});

	it('reveals nothing about an article that readers may not see', async ({ publish }, reader) => {
		await publish([write('first'), write('secret-plan', { title: 'Launch in May', isHidden: true })]);
		await reader.categories();
		const items = await readItems(reader);
		assert.deepEqual(
			items.flatMap(({ kept }) => kept?.article.slug ?? []),
			['first'],
		);
		assert.doesNotMatch(JSON.stringify(items), /secret-plan|Launch in May/);
		await assert.rejects(reader.article('secret-plan'), isGone);
	});

	it('tells an article that is gone from one that can’t be read', async ({ publish, fail }, reader) => {
		await publish([write('first')]);
		await reader.categories();
		await assert.rejects(reader.article('never-written'), isGone);
		await fail();
		for (const read of [() => reader.article('first'), () => reader.categories(), () => readItems(reader)]) {
			await assert.rejects(read, (error) => error instanceof LibraryError && !isGone(error));
		}
	});

	it('gives an article the same digest until it changes', async ({ publish }, reader) => {
		const digests = async () => (await readListed(reader)).map(({ digest }) => digest);
		await publish(SLUGS.map((slug) => write(slug)));
		const before = await digests();
		assert.deepEqual(await digests(), before);
		const edit = { content: 'New.', updatedAt: '2026-02-01T09:00:00.000Z' };
		await publish(SLUGS.map((slug) => write(slug, slug === 'first' ? edit : {})));
		assert.equal((await digests()).filter((digest) => !before.includes(digest)).length, 1);
	});
}
