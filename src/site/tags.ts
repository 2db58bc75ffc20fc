import { assignLabelAddresses } from './addresses/addresses.ts';
import { oncePerSite } from './once-per-site.ts';
import { createArticleComparator } from './order.ts';
import type { Article, Site } from './site.ts';

/** A tag that authors put on articles, with a page of its own. */
export interface Tag {
	/** The spelling that most articles use. */
	name: string;
	address: string;
	path: string;
	/** Without duplicates, in the order that the owner chose for categories. */
	articles: Article[];
}

/** All tags of a site. */
export interface Tags {
	/** Sorted by name, in the site's language. */
	all: Tag[];
	byAddress: Map<string, Tag>;
	/** The tags of one article in its author's order, without duplicates. */
	getArticleTags(article: Article): Tag[];
}

/** Spellings that differ only in case or in Unicode composition are one tag. Spaces are collapsed already. */
export function normalizeTag(label: string): string {
	return label.normalize('NFC').toLowerCase();
}

/** The most frequent spelling; if several are, the same one in every build. */
function pickSpelling(spellings: readonly string[]): string {
	const counts = [...Map.groupBy(spellings, (spelling) => spelling)].map(([name, all]) => ({
		name,
		count: all.length,
	}));
	counts.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
	return counts[0]?.name ?? '';
}

/**
 * Whether search engines should index the page of a tag. One that lists a single article adds nothing to that article.
 */
export function isIndexable({ articles }: Tag): boolean {
	return articles.length > 1;
}

/** All tags of a site, each with its articles. */
export const collectTags = oncePerSite((site: Site): Tags => {
	const uses = site.articles.flatMap((article) =>
		article.tags.map((label) => ({ article, label, key: normalizeTag(label) })),
	);
	const byKey = Map.groupBy(uses, ({ key }) => key);
	const names = new Map([...byKey].map(([key, all]) => [key, pickSpelling(all.map(({ label }) => label))]));
	const addresses = assignLabelAddresses([...names.values()]);
	const order = createArticleComparator(site.config);
	const tags = new Map<string, Tag>();
	for (const [key, all] of byKey) {
		const name = names.get(key) ?? key;
		const address = addresses.get(name) ?? key;
		const articles = [...new Set(all.map(({ article }) => article))].sort(order);
		tags.set(key, { name, address, path: site.urls.tag(address), articles });
	}
	const collator = new Intl.Collator(site.config.locale, { numeric: true });
	return {
		all: [...tags.values()].sort((a, b) => collator.compare(a.name, b.name)),
		byAddress: new Map([...tags.values()].map((tag) => [tag.address, tag])),
		getArticleTags: (article) => [...new Set(article.tags.map(normalizeTag))].flatMap((key) => tags.get(key) ?? []),
	};
});
