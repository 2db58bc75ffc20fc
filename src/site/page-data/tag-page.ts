import { createExcerpt } from '../excerpts.ts';
import type { Site } from '../site.ts';
import { collectTags, isIndexable } from '../tags.ts';
import { type ListedArticle, listInFull } from './listed.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** How many other tags the page shows. */
const MAX_RELATED = 12;

/** Everything that a tag page shows. */
export interface TagPage {
	frame: PageFrame;
	name: string;
	articles: ListedArticle[];
	/** Other tags of the same articles, the most frequent first. */
	related: { name: string; path: string }[];
}

/** The addresses of all tags, for `getStaticPaths`. */
export function tagPaths(site: Site) {
	return collectTags(site).all.map(({ address }) => ({ params: { address } }));
}

/** Picks what the page of one tag needs; `undefined` if no tag has this address. */
export function tagPage(site: Site, address: string | undefined): TagPage | undefined {
	const tags = collectTags(site);
	const tag = tags.byAddress.get(address ?? '');
	if (tag === undefined) return undefined;
	const titles = tag.articles.map(({ title }) => title).join(' · ');
	const uses = Map.groupBy(
		tag.articles.flatMap((article) => tags.getArticleTags(article)).filter((other) => other !== tag),
		(other) => other,
	);
	return {
		frame: createPageFrame(site, {
			heading: tag.name,
			description: createExcerpt(`${tag.name}: ${titles}`),
			path: tag.path,
			...(!isIndexable(tag) && { robots: 'noindex' as const }),
		}),
		name: tag.name,
		articles: listInFull(tag.articles),
		related: [...uses]
			.sort(([, a], [, b]) => b.length - a.length)
			.slice(0, MAX_RELATED)
			.map(([{ name, path }]) => ({ name, path })),
	};
}
