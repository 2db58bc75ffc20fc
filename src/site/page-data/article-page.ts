import type { RenderedArticle } from '../../markdown/types.ts';
import { getViewUrl, getVoteUrl } from '../endpoints.ts';
import { findRelatedArticles } from '../related.ts';
import type { Article, Site } from '../site.ts';
import { collectTags } from '../tags.ts';
import { type ArticleLink, type ListedArticle, linkArticles, listWithCategory } from './listed.ts';
import { findNearbyArticles, type NearbyArticles } from './nearby-articles.ts';
import { createPageFrame, type PageFrame } from './page-frame.ts';

/** An article with fewer headings than this gets no table of contents: a glance shows them all. */
const HEADINGS_FOR_CONTENTS = 3;

/** Everything that an article page shows. */
export interface ArticlePage {
	frame: PageFrame;
	article: Pick<Article, 'address' | 'path' | 'title' | 'language' | 'lead' | 'minutes' | 'updatedAt'> & {
		html: string;
	};
	tags: { name: string; path: string }[];
	/** The headings for the table of contents; empty if there are too few. */
	contents: RenderedArticle['headings'];
	/** Similar articles that the page does not name as its neighbours. */
	related: ListedArticle[];
	/** Similar articles for a reader whom this one did not help. */
	similar: ArticleLink[];
	nearby: NearbyArticles;
	previous: ArticleLink | undefined;
	next: ArticleLink | undefined;
	/** Where a reader's browser sends a vote, if the source takes any. */
	voteUrl: string | undefined;
	/** Where a reader's browser counts a view, if the source does. */
	viewUrl: string | undefined;
}

/** The addresses of all articles, for `getStaticPaths`. */
export function articlePaths(site: Site) {
	return site.articles.map(({ address }) => ({ params: { address } }));
}

/** Picks what the page of one article needs; `undefined` if no article has this address. */
export function articlePage(site: Site, address: string | undefined): ArticlePage | undefined {
	const article = site.articleAt.get(address ?? '');
	if (article === undefined) return undefined;
	const { category } = article;
	const here = category.articles.indexOf(article);
	const [previous, next] = [category.articles[here - 1], category.articles[here + 1]];
	const similar = site.config.related === 0 ? [] : findRelatedArticles(site, article, site.config.related + 2);
	const related = similar.filter((other) => other !== previous && other !== next).slice(0, site.config.related);
	const [previousLink, nextLink] = [previous, next].map((other) => other && linkArticles([other])[0]);
	const { path, title, language, lead, minutes, updatedAt, body } = article;
	const contents = body.headings.filter(({ level }) => level <= 3);
	return {
		frame: createPageFrame(site, {
			heading: article.title,
			description: article.description,
			path: article.path,
			parentCrumbs: [{ name: category.name, path: category.path }],
			article,
		}),
		article: { address: article.address, path, title, language, lead, minutes, updatedAt, html: body.html },
		tags: collectTags(site)
			.getArticleTags(article)
			.map(({ name, path }) => ({ name, path })),
		contents: contents.length >= HEADINGS_FOR_CONTENTS ? contents : [],
		related: listWithCategory(related, category),
		similar: linkArticles(similar.slice(0, site.config.related)),
		nearby: findNearbyArticles(article),
		previous: previousLink,
		next: nextLink,
		voteUrl: getVoteUrl(site, article.slug),
		viewUrl: getViewUrl(site, article.slug),
	};
}
