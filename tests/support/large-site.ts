import assert from 'node:assert/strict';
import { brotliCompressSync } from 'node:zlib';
import { createArticles } from '../../bench/articles.ts';
import { createQuickJson } from '../../src/search/index/quick-index.ts';
import { slugifyText } from '../../src/search/words/fold.ts';
import type { Site } from '../../src/site/site.ts';
import { testSite } from './site.ts';

/** A site with `count` generated articles. They are not rendered: the quick index needs only titles, tags, categories and headings. */
export async function createLargeSite(count: number): Promise<Site> {
	const site = await testSite();
	const { articles, categories } = createArticles(count);
	const [template] = site.articles;
	assert.ok(template);
	const categoriesBySlug = new Map(
		categories.map(({ slug, name }) => [slug, { ...template.category, slug, name, address: slug, path: `/${slug}/` }]),
	);
	return {
		...site,
		categories: [...categoriesBySlug.values()],
		articles: articles.map(({ title, slug, tags, views, category, content }) => ({
			...template,
			title,
			tags,
			views,
			address: slug,
			category: categoriesBySlug.get(category ?? '') ?? template.category,
			body: {
				...template.body,
				headings: [...content.matchAll(/^##+ (.*)$/gm)].map(([, text = '']) => ({
					text,
					id: slugifyText(text),
					level: 2,
				})),
			},
		})),
	};
}

/** Size of a site's quick index in bytes, compressed with Brotli as hosts send it. */
export const measureQuickIndex = (site: Site) => brotliCompressSync(createQuickJson(site)).length;
