import { assignLabelAddresses } from './addresses/addresses.ts';
import { oncePerSite } from './once-per-site.ts';
import { createArticleComparator } from './order.ts';
import type { Article, Site } from './site.ts';

/** A label that authors put on articles, with a page of its own. */
export interface Tag {
	/** As most articles write it. */
	name: string;
	address: string;
	path: string;
	/** In the order that the owner asked for in categories; each once. */
	articles: Article[];
}

/** All tags of a site. */
export interface Tags {
	/** By name, as the site's language sorts. */
	all: Tag[];
	byAddress: Map<string, Tag>;
	/** Those of one article, in its author's order; each once. */
	getArticleTags(article: Article): Tag[];
}

/** Spellings that differ only by case, or by how a letter is composed, are one label; spaces are single ones already. */
function normalizePath(label: string): string {
	return label.normalize('NFC').toLowerCase();
}

/** The spelling that most articles have; among equals the same one in every build. */
function usualSpelling(spellings: readonly string[]): string {
	const counts = [...Map.groupBy(spellings, (spelling) => spelling)].map(([name, all]) => ({
		name,
		count: all.length,
	}));
	counts.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
	return counts[0]?.name ?? '';
}

/** A page that lists one article says nothing that the article doesn't: search engines need not see it. */
export function isIndexable({ articles }: Tag): boolean {
	return articles.length > 1;
}

/** The tags of a site's articles, each with its articles. */
export const collectTags = oncePerSite((site: Site): Tags => {
	const uses = site.articles.flatMap((article) =>
		article.tags.map((label) => ({ article, label, key: normalizePath(label) })),
	);
	const byKey = Map.groupBy(uses, ({ key }) => key);
	const names = new Map([...byKey].map(([key, all]) => [key, usualSpelling(all.map(({ label }) => label))]));
	const addresses = assignLabelAddresses([...names.values()]);
	const order = createArticleComparator(site.config);
	const tags = new Map<string, Tag>();
	for (const [key, all] of byKey) {
		const name = names.get(key) ?? key;
		const address = addresses.get(name) ?? key;
		const articles = [...new Set(all.map(({ article }) => article))].sort(order);
		tags.set(key, { name, address, path: site.urls.tag(address), articles });
	}
	const collator = new Intl.Collator(site.config.language, { numeric: true });
	return {
		all: [...tags.values()].sort((a, b) => collator.compare(a.name, b.name)),
		byAddress: new Map([...tags.values()].map((tag) => [tag.address, tag])),
		getArticleTags: (article) => [...new Set(article.tags.map(normalizePath))].flatMap((key) => tags.get(key) ?? []),
	};
});
