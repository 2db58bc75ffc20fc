import { createRenderer, type Renderer } from '../markdown/render-pool.ts';
import type { RenderContext } from '../markdown/types.ts';
import type { Article as LibraryArticle } from '../model/article.ts';
import { resolveSlugOwners } from '../model/slug-history.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { assignAddresses } from './addresses/addresses.ts';
import { createCategoryResolver } from './categories.ts';
import {
	createExcerpt,
	createExcerptWithoutTags,
	createLead,
	estimateReadingMinutes,
	toCleanLine,
} from './excerpts.ts';
import { detectArticleLanguage } from './language/article-language.ts';
import { createArticleComparator } from './order.ts';
import { storeAsUtf8 } from './packed-text.ts';
import { getHeadingVersions, recordHeadings } from './record-headings.ts';
import { resolveCrossLinks } from './resolve-cross-links.ts';
import type { Article, Site, SiteOptions } from './site.ts';

function parseDate(text: string | undefined): Date | undefined {
	return text === undefined ? undefined : new Date(text);
}

/** Ids that the article page itself uses, so no heading may get one of them. */
const RESERVED_IDS = ['content', 'feedback-question', 'search-dialog', 'search-dialog-list'];

function createRenderContext(
	paths: Map<string, string>,
	{ urls, words, library, slugHistory }: SiteOptions,
): RenderContext {
	return {
		libraryUrl: library.origin,
		teams: [library.team],
		siteUrl: urls.absolute('/'),
		basePath: urls.base,
		pathsBySlug: Object.fromEntries(paths),
		formerSlugs: Object.fromEntries(
			[...resolveSlugOwners(slugHistory.articles)].flatMap(([slug, entry]) =>
				slug === entry.slug ? [] : [[slug, entry.slug]],
			),
		),
		reservedIds: RESERVED_IDS,
		ownOrigins: [],
		words: words.markdown,
	};
}

/**
 * Creates the site from a snapshot of the Library: assigns addresses, renders the Markdown, fills the categories. The
 * slug history of the site includes the current headings of its articles; the caller saves it when the site is
 * published.
 * `onRendered` is called after each article with the number of articles done; `startRenderer` starts the rendering
 * threads.
 */
export async function createSite(
	snapshot: Snapshot,
	options: SiteOptions,
	onRendered: (done: number, of: number) => void = () => {},
	startRenderer: (context: RenderContext) => Renderer = createRenderer,
): Promise<Site> {
	const { urls, config } = options;
	const addresses = assignAddresses(snapshot.articles.map(({ slug }) => slug));
	const getAddress = ({ slug }: LibraryArticle) => addresses.get(slug) ?? slug;
	const paths = new Map(snapshot.articles.map((article) => [article.slug, urls.article(getAddress(article))]));
	const categories = createCategoryResolver(snapshot.categories, options);
	const versions = getHeadingVersions(options.slugHistory);
	const renderer = startRenderer(createRenderContext(paths, options));
	let done = 0;

	const createArticle = async (from: LibraryArticle): Promise<Article> => {
		const address = getAddress(from);
		const title = toCleanLine(from.title) || toCleanLine(from.slug) || address;
		// The plain text is needed only here: kept for a large library, it would take much memory.
		const { text, ...body } = await renderer.render(from.content ?? '', title, versions.get(from.slug));
		onRendered(++done, snapshot.articles.length);
		return {
			slug: from.slug,
			address,
			path: urls.article(address),
			title,
			language: await detectArticleLanguage(title, body.html, config.language),
			lead: createLead(from.excerpt, text),
			excerpt: createExcerptWithoutTags(from.excerpt) || createExcerpt(text),
			description: createExcerptWithoutTags(from.metaDescription, from.excerpt) || createExcerpt(text, title),
			category: categories.resolveCategory(from),
			tags: from.tags.map(toCleanLine).filter((tag) => tag !== ''),
			views: from.views,
			minutes: from.readMinutes ?? estimateReadingMinutes(body.wordCount),
			publishedAt: parseDate(from.publishedAt ?? from.createdAt),
			updatedAt: parseDate(from.updatedAt ?? from.publishedAt ?? from.createdAt),
			body: storeAsUtf8(body, 'html'),
		};
	};

	try {
		const articles = resolveCrossLinks(await Promise.all(snapshot.articles.map(createArticle)));
		for (const article of articles) article.category.articles.push(article);
		for (const category of categories.all) category.articles.sort(createArticleComparator(config));
		const shown = categories.all.filter((category) => category.articles.length > 0);
		return {
			...options,
			slugHistory: recordHeadings(options.slugHistory, articles),
			snapshot: { ...snapshot, articles: snapshot.articles.map((article) => storeAsUtf8(article, 'content')) },
			takenAt: new Date(snapshot.takenAt),
			categories: shown,
			articles,
			articleAt: new Map(articles.map((article) => [article.address, article])),
			categoryAt: new Map(shown.map((category) => [category.address, category])),
		};
	} finally {
		await renderer.close();
	}
}
