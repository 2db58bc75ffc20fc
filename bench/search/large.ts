import { createTermTable } from '../../src/search/index/term-table.ts';
import { chooseTerms, encodeParts } from '../../src/search/index/text-parts.ts';
import { createQuickSearch, type QuickIndex } from '../../src/search/quick/quick-search.ts';
import type { Site } from '../../src/site/site.ts';
import { createTestQuickIndex } from '../../tests/support/quick-index.ts';
import { createArticles } from '../articles.ts';

/** The files of both search indexes, as text. */
export interface IndexFiles {
	quick: string;
	/** The parts of the text index, in their order. */
	parts: string[];
}

/**
 * Creates the indexes of a site with 10,000 articles, without building their pages. Like the real one, the quick index
 * has headings for only some of them.
 */
export function createLargeIndexes({ urls }: Site): IndexFiles {
	const { articles, categories } = createArticles(10_000);
	const ranked = articles.toSorted((a, b) => b.views - a.views);
	const entries = ranked.map(({ title, tags, category, content }, place) => ({
		title,
		tags,
		category: categories.find(({ slug }) => slug === category)?.name ?? '',
		headings: place < 1_500 ? [...content.matchAll(/^##+ (.*)$/gm)].map(([, text = '']) => text) : [],
	}));
	const texts = ranked.map(({ title, tags, content }) => ({
		title,
		tags: tags.join('\n'),
		headings: '',
		category: '',
		description: '',
		body: content,
	}));
	const parts = encodeParts(
		createTermTable(texts, (text) => text, chooseTerms('en', texts.length)),
		texts.length,
		'test',
	);
	const textParts = parts.map(({ firstTerm }) => firstTerm);
	return {
		quick: JSON.stringify(createTestQuickIndex(entries, { base: urls.base, textParts, isTextWhole: false })),
		parts: parts.map(({ file }) => JSON.stringify(file)),
	};
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
