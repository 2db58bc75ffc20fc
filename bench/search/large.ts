import { createQuickSearch, type QuickIndex } from '../../src/search/quick/quick-search.ts';
import type { Site } from '../../src/site/site.ts';
import { createTestQuickIndex } from '../../tests/support/quick-index.ts';
import { createArticles } from '../articles.ts';

/**
 * Creates the quick index of a site with 10,000 articles, as JSON, without building their pages. Like the real one, it
 * has headings for only some of them.
 */
export function createLargeIndex({ urls }: Site): string {
	const { articles, categories } = createArticles(10_000);
	const entries = articles
		.toSorted((a, b) => b.views - a.views)
		.map(({ title, tags, category, content }, place) => ({
			title,
			tags,
			category: categories.find(({ slug }) => slug === category)?.name ?? '',
			headings: place < 1_500 ? [...content.matchAll(/^##+ (.*)$/gm)].map(([, text = '']) => text) : [],
		}));
	return JSON.stringify(createTestQuickIndex(entries, { base: urls.base }));
}

/** Measures the CPU time of the longest task while a search is built, in milliseconds. */
export async function measureLongestTask(index: QuickIndex): Promise<number> {
	let longest = 0;
	let start = process.cpuUsage();
	const measure = async () => {
		const { user } = process.cpuUsage(start);
		longest = Math.max(longest, user / 1000);
		await new Promise((resolve) => setImmediate(resolve));
		start = process.cpuUsage();
	};
	await createQuickSearch(index, { pause: measure });
	await measure();
	return longest;
}
