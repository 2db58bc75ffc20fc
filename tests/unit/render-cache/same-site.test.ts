import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Article } from '../../../src/model/article.ts';
import { recordSlugs } from '../../../src/model/record-slugs.ts';
import { emptySlugHistory } from '../../../src/model/slug-history.ts';
import type { HelpCenterOptions } from '../../../src/site/config.ts';
import { createSite } from '../../../src/site/create-site.ts';
import type { Site } from '../../../src/site/site.ts';
import { buildWithCache, createCacheFolder } from '../../support/render-cache.ts';
import { seeded } from '../../support/seeded.ts';
import {
	inCategory,
	libraryArticle,
	libraryCategory,
	siteOptions,
	testSite,
	testSnapshot,
} from '../../support/site.ts';

const SLUGS = ['alpha', 'beta', 'Gamma', 'delta', 'über', 'epsilon', 'zeta', 'eta', 'theta', 'iota'];
const CATEGORIES = ['basics', 'billing', 'team'];

/** What pages are made from, with the order of all keys. */
function describe(site: Site): unknown {
	return {
		articles: JSON.parse(
			JSON.stringify(site.articles.map(({ category, ...rest }) => ({ ...rest, category: category.slug }))),
		),
		keys: site.articles.map(({ body, ...rest }) => [Object.keys(rest), Object.keys(body)]),
		categories: site.categories.map(({ slug, articles }) => [slug, articles.map((article) => article.slug)]),
		addresses: [...site.articleAt.keys()],
		history: site.slugHistory,
		id: site.id,
	};
}

test('over 100 random edits, a site made with the cache is the one made without it', async (t) => {
	const path = join(await createCacheFolder(t), 'articles.pack');
	const random = seeded(1_812);
	const number = (most: number) => Math.floor(random() * most);
	const pick = <Item>(items: readonly Item[]): Item => items[number(items.length)] as Item; // Never empty.
	let nextId = 0;

	const writeLink = () =>
		pick([
			() => `[link](/support/help/${pick(SLUGS)}#${pick(['part', 'costs', 'part-2', 'gone'])})`,
			() => `[link](${pick(SLUGS)}.md)`,
			() => `[link](https://help.test/articles/${pick(SLUGS)}/)`,
			() => `[link](categories/${pick(CATEGORIES)})`,
			() => `[link](https://other.test/${pick(SLUGS)})`,
		])();
	const writePart = () =>
		pick([
			() => `## ${pick(['Part', 'Costs', 'Part', 'End'])}`,
			() => `### ${pick(['Part', 'Example'])}`,
			() => `Words ${number(1_000)}, ${writeLink()} and ${writeLink()}.`,
			() => '> [!TIP]\n> A tip.',
			() => '<video src="https://www.youtube.com/embed/abc"></video>',
			() => 'Der Text ist auf Deutsch und nicht in der Sprache, die das Hilfezentrum sonst hat.',
		])();
	const createArticle = (slug: string): Article =>
		libraryArticle(slug, {
			id: `id-${nextId++}`,
			title: `About ${slug}`,
			content: Array.from({ length: 2 + number(5) }, writePart).join('\n\n'),
			...inCategory(pick(CATEGORIES)),
		});

	let articles = SLUGS.slice(0, 7).map(createArticle);
	let categories = CATEGORIES.map((slug) => libraryCategory(slug));
	let config: Partial<HelpCenterOptions> = {};
	let siteUrl: string | undefined = 'https://help.test';
	let slugHistory = emptySlugHistory;
	const gone: Article[] = [];

	const change = (at: number, rest: Partial<Article>) => {
		articles = articles.map((article, index) => (index === at ? { ...article, ...rest } : article));
	};
	const listFree = () => SLUGS.filter((slug) => articles.every((article) => article.slug !== slug));
	const edits: (() => void)[] = [
		() => change(number(articles.length), { content: Array.from({ length: number(6) }, writePart).join('\n\n') }),
		() => {
			const at = number(articles.length);
			change(at, { content: `${articles[at]?.content}\n\n${writePart()}` });
		},
		() => change(number(articles.length), { title: `Title ${number(4)}` }),
		() => {
			// Another slug, with the same id: the former one leads to it.
			const free = listFree();
			if (free.length > 0) change(number(articles.length), { slug: pick(free) });
		},
		() => {
			if (articles.length > 3) gone.push(...articles.splice(number(articles.length), 1));
			articles = [...articles];
		},
		() => {
			const back = gone.splice(number(gone.length), 1).filter(({ slug }) => listFree().includes(slug));
			articles = [...articles, ...back];
		},
		() => {
			const free = listFree();
			if (free.length > 0) articles = [...articles, createArticle(pick(free))];
		},
		() => change(number(articles.length), inCategory(pick(CATEGORIES))),
		() => {
			articles = articles.toReversed();
		},
		() => {
			categories = CATEGORIES.filter(() => random() < 0.8).map((slug) => libraryCategory(slug));
		},
		() => {
			config = pick([
				{},
				{ words: { markdown: { tip: `Hint ${number(3)}` } } },
				{ language: 'de' },
				{ videos: true },
			] satisfies Partial<HelpCenterOptions>[]);
		},
		() => {
			siteUrl = pick([undefined, 'https://help.test', 'https://other.test']);
		},
	];

	let [kept, all] = [0, 0];
	for (let turn = 0; turn < 100; turn += 1) {
		const edit = turn === 0 ? () => {} : pick(edits);
		edit();
		const changes = { articles, categories, config, siteUrl };
		const snapshot = testSnapshot(changes);
		slugHistory = recordSlugs(slugHistory, snapshot, Date.UTC(2026, 0, 1, 0, turn));
		const options = siteOptions({ ...changes, slugHistory });
		const { result: site, rendered } = await buildWithCache(path, ({ start }) =>
			createSite(snapshot, options, undefined, (context) => start(context, options.config.language)),
		);
		const expected = await testSite({ ...changes, slugHistory });
		assert.deepEqual(describe(site), describe(expected), `edit ${turn}: ${edit}`);
		assert.deepEqual(site.articles, expected.articles);
		slugHistory = site.slugHistory;
		kept += articles.length - rendered.length;
		all += articles.length;
	}
	assert.ok(kept > all / 2, `${kept} of ${all} articles were kept`);
});
