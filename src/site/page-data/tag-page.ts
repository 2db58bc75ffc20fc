import { createExcerpt } from '../excerpts.ts';
import type { Site } from '../site.ts';
import { collectTags, isIndexable, type Tag } from '../tags.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** How many other tags are offered. */
const OFFERED = 12;

/** Everything that the page of a tag shows. */
export interface TagPage {
	frame: PageFrame;
	tag: Tag;
	/** Tags that stand on the same articles, those that do so most often first. */
	related: Tag[];
}

/** The addresses of all tags, as Astro wants them. */
export function tagPaths(site: Site) {
	return collectTags(site).all.map(({ address }) => ({ params: { address } }));
}

/** Picks what the page of one tag needs, or `undefined` where there is no such tag. */
export function tagPage(site: Site, address: string | undefined): TagPage | undefined {
	const tags = collectTags(site);
	const tag = tags.byAddress.get(address ?? '');
	if (tag === undefined) return undefined;
	const titles = tag.articles.map(({ title }) => title).join(' · ');
	const together = Map.groupBy(
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
		tag,
		related: [...together]
			.sort(([, a], [, b]) => b.length - a.length)
			.slice(0, OFFERED)
			.map(([other]) => other),
	};
}
