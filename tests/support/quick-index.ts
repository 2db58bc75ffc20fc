import { QUICK_VERSION, type QuickIndex } from '../../src/search/quick/index-format.ts';

/** An article of a quick index for a test. */
export interface QuickEntry {
	title: string;
	category?: string;
	tags?: string[];
	headings?: QuickIndex['headings'][number];
}

/** Creates a quick index of articles, which are given most read first. */
export function createTestQuickIndex(
	entries: readonly (string | QuickEntry)[],
	rest: Partial<QuickIndex> = {},
): QuickIndex {
	const articles = entries.map((entry) => (typeof entry === 'string' ? { title: entry } : entry));
	const categories = [...new Set(articles.map(({ category = 'General' }) => category))];
	const tags = [...new Set(articles.flatMap(({ tags = [] }) => tags))];
	return {
		version: QUICK_VERSION,
		id: 'test',
		base: '/',
		language: 'en',
		categories: categories.map((name) => [name, name.toLowerCase()]),
		tags,
		synonyms: [],
		stopWords: '',
		lightWords: '',
		stems: [],
		person: [],
		ordinaryWords: '',
		textParts: [],
		isTextWhole: true,
		title: articles.map(({ title }) => title),
		category: articles.map(({ category = 'General' }) => categories.indexOf(category)),
		address: {},
		tagged: articles.map((article) => (article.tags ?? []).map((tag) => tags.indexOf(tag))),
		headings: articles.map(({ headings = [] }) => headings),
		words: '',
		...rest,
	};
}
