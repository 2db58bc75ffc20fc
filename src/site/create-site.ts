import { createRenderer, type Renderer } from '../markdown/render-pool.ts';
import type { RenderContext } from '../markdown/types.ts';
import type { Article as LibraryArticle } from '../model/article.ts';
import { followSlug, resolveSlugOwners } from '../model/slug-history.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { assignAddresses } from './addresses/addresses.ts';
import { createCategories, type SiteCategories } from './categories.ts';
import {
	createAuthorExcerpt,
	createExcerpt,
	createLead,
	estimateReadingMinutes,
	toCleanLine,
	toPlainTitle,
} from './excerpts.ts';
import { createArticleComparator } from './order.ts';
import { storeAsUtf8 } from './packed-text.ts';
import { createReadingRenderer, type ReadArticle } from './read-article.ts';
import { getHeadingVersions, recordHeadings } from './record-headings.ts';
import { resolveCrossLinks } from './resolve-cross-links.ts';
import { arrangeSections } from './sections.ts';
import type { Article, Site, SiteOptions } from './site.ts';
import { createSiteId } from './site-id.ts';

/** Ids that the article page itself uses, so no heading may get one of them. */
const RESERVED_IDS = ['content', 'feedback-question', 'search-dialog', 'search-dialog-list'];

/** Creates the renderer of a site's articles. */
export type StartRenderer = (context: RenderContext) => Renderer<ReadArticle>;

/**
 * Creates the site from a snapshot of the Library: assigns addresses, renders the Markdown, fills the categories. The
 * slug history of the site includes the current headings of its articles; the caller saves it when the site is
 * published. `onRendered` is called after each article with the number of articles done; `startRenderer` starts the
 * rendering threads.
 */
export async function createSite(
	snapshot: Snapshot,
	options: SiteOptions,
	onRendered: (done: number, of: number) => void = () => {},
	startRenderer: StartRenderer = (context) => createReadingRenderer(createRenderer(context), options.config.language),
): Promise<Site> {
	const categories = createCategories(snapshot.categories, options);
	const articles = await createArticles(snapshot.articles, options, categories, onRendered, startRenderer);
	for (const article of articles) article.category.articles.push(article);
	for (const category of categories.all) {
		category.articles.sort(createArticleComparator(options.config));
		category.sections = arrangeSections(category.articles, options.config.sections[category.slug]);
		category.articles = category.sections.flatMap(({ articles }) => articles);
	}
	const shown = categories.all.filter((category) => category.articles.length > 0);
	return {
		...options,
		id: createSiteId(snapshot, options),
		slugHistory: recordHeadings(options.slugHistory, articles),
		snapshot: {
			...snapshot,
			// Published: with a key, the source may give votes that are not public.
			articles: snapshot.articles.map((article) => storeAsUtf8({ ...article, votes: undefined }, 'content')),
		},
		takenAt: new Date(snapshot.takenAt),
		categories: shown,
		articles,
		articleAt: new Map(articles.map((article) => [article.address, article])),
		categoryAt: new Map(shown.map((category) => [category.address, category])),
	};
}

async function createArticles(
	sources: readonly LibraryArticle[],
	options: SiteOptions,
	categories: SiteCategories,
	onRendered: (done: number, of: number) => void,
	startRenderer: StartRenderer,
): Promise<Article[]> {
	const { urls } = options;
	const addresses = assignAddresses(sources.map(({ slug }) => slug));
	const getAddress = ({ slug }: LibraryArticle) => addresses.get(slug) ?? slug;
	const paths = new Map(sources.map((source) => [source.slug, urls.article(getAddress(source))]));
	const versions = getHeadingVersions(options.slugHistory);
	const renderer = startRenderer(createRenderContext(paths, categories, options));
	let done = 0;

	const createArticle = async (source: LibraryArticle): Promise<Article> => {
		const address = getAddress(source);
		const title = toPlainTitle(source.title) || toCleanLine(source.slug) || address;
		const rendered = await renderer.render(source.content ?? '', title, versions.get(source.slug));
		const { beginning, firstWords, language, lookups: _, ...body } = rendered;
		onRendered(++done, sources.length);
		return {
			slug: source.slug,
			address,
			path: urls.article(address),
			title,
			language,
			lead: createLead(source.excerpt, beginning, firstWords),
			excerpt: createAuthorExcerpt(source.excerpt) || firstWords,
			description: createAuthorExcerpt(source.metaDescription, source.excerpt) || firstWords || createExcerpt(title),
			category: categories.findCategory(source),
			tags: source.tags.map(toPlainTitle).filter((tag) => tag !== ''),
			views: source.views,
			votes: source.votes,
			minutes: source.readMinutes ?? estimateReadingMinutes(body.wordCount),
			publishedAt: parseDate(source.publishedAt ?? source.createdAt),
			updatedAt: parseDate(source.updatedAt ?? source.publishedAt ?? source.createdAt),
			body: storeAsUtf8(body, 'html'),
		};
	};

	try {
		return resolveCrossLinks(await Promise.all(sources.map(createArticle)));
	} finally {
		await renderer.close();
	}
}

function createRenderContext(
	paths: Map<string, string>,
	categories: SiteCategories,
	{ config, urls, words, library, slugHistory }: SiteOptions,
): RenderContext {
	const owners = resolveSlugOwners(slugHistory.articles);
	return {
		libraryUrl: library.origin,
		teams: [library.team],
		siteUrl: urls.absolute('/'),
		basePath: urls.base,
		pathsBySlug: Object.fromEntries(paths),
		pagePaths: [urls.base, urls.all(), urls.search, urls.file('contact/'), ...categories.all.map(({ path }) => path)],
		formerSlugs: Object.fromEntries(
			[...owners.keys()].flatMap((slug) => {
				const current = followSlug(owners, slug);
				return current === undefined || current === slug ? [] : [[slug, current]];
			}),
		),
		reservedIds: RESERVED_IDS,
		ownOrigins: [],
		videos: config.videos,
		words: words.markdown,
	};
}

function parseDate(text: string | undefined): Date | undefined {
	return text === undefined ? undefined : new Date(text);
}
