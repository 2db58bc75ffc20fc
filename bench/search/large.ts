import { createQuickSearch, type QuickIndex } from '../../src/search/quick/quick-search.ts';
import type { Site } from '../../src/site/site.ts';
import { quickIndexOf } from '../../tests/support/quick-index.ts';
import { createArticles } from '../articles.ts';

/** An index as a site of 10,000 articles has it, without building their pages: headings for as many as there is room for. */
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
	return JSON.stringify(quickIndexOf(entries, { base: urls.base }));
}

/** The CPU time of the longest stretch without a pause while a search is built, in milliseconds. */
export async function measureLongestTask(index: QuickIndex): Promise<number> {
	let longest = 0;
	let begun = process.cpuUsage();
	const look = async () => {
		const { user } = process.cpuUsage(begun);
		longest = Math.max(longest, user / 1000);
		await new Promise((resolve) => setImmediate(resolve));
		begun = process.cpuUsage();
	};
	await createQuickSearch(index, look);
	await look();
	return longest;
}
