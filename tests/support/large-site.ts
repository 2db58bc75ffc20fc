import assert from 'node:assert/strict';
import { brotliCompressSync } from 'node:zlib';
import { createArticles } from '../../bench/articles.ts';
import { createQuickJson } from '../../src/search/index/quick-index.ts';
import { slugifyText } from '../../src/search/quick/fold.ts';
import type { Site } from '../../src/site/site.ts';
import { testSite } from './site.ts';

/** A site of so many made-up articles, of which nothing is rendered: the index needs titles, tags, categories, headings. */
export async function largeSite(count: number): Promise<Site> {
	const site = await testSite();
	const { articles, categories } = createArticles(count);
	const [model] = site.articles;
	assert.ok(model);
	const all = new Map(
		categories.map(({ slug, name }) => [slug, { ...model.category, slug, name, address: slug, path: `/${slug}/` }]),
	);
	return {
		...site,
		categories: [...all.values()],
		articles: articles.map(({ title, slug, tags, views, category, content }) => ({
			...model,
			title,
			tags,
			views,
			address: slug,
			category: all.get(category ?? '') ?? model.category,
			body: {
				...model.body,
				headings: [...content.matchAll(/^##+ (.*)$/gm)].map(([, text = '']) => ({
					text,
					id: slugifyText(text),
					level: 2,
				})),
			},
		})),
	};
}

/** What the quick index of a site weighs, as hosts store it. */
export const quickBytes = (site: Site) => brotliCompressSync(createQuickJson(site)).length;
