import { createRenderer, type Renderer } from '../markdown/render-pool.ts';
import type { RenderContext } from '../markdown/types.ts';
import type { Article as LibraryArticle } from '../model/article.ts';
import { ownersOf } from '../model/slug-history.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { addressesOf } from './addresses/addresses.ts';
import { createCategories } from './categories.ts';
import { beginningOf, cleanText, describe, leadOf, readingMinutes } from './excerpts.ts';
import { articleLanguage } from './language/article-language.ts';
import { articleOrder } from './order.ts';
import { packed } from './packed-text.ts';
import { recordHeadings, versionsOf } from './record-headings.ts';
import { settleCrossLinks } from './resolve-cross-links.ts';
import type { Article, Site, SiteOptions } from './site.ts';

function date(text: string | undefined): Date | undefined {
	return text === undefined ? undefined : new Date(text);
}

/** The ids that the page of an article uses itself: no heading may take one. */
const RESERVED_IDS = ['content', 'feedback-question', 'search-dialog', 'search-dialog-list'];

function renderContext(paths: Map<string, string>, { urls, words, library, ledger }: SiteOptions): RenderContext {
	return {
		libraryUrl: library.origin,
		teams: [library.team],
		siteUrl: urls.absolute('/'),
		basePath: urls.base,
		addresses: Object.fromEntries(paths),
		formerSlugs: Object.fromEntries(
			[...ownersOf(ledger.articles)].flatMap(([slug, entry]) => (slug === entry.slug ? [] : [[slug, entry.slug]])),
		),
		reservedIds: RESERVED_IDS,
		ownOrigins: [],
		words: words.markdown,
	};
}

/**
 * Turns a snapshot of the Library into the site: addresses given, Markdown rendered, categories filled. The site's ledger knows the headings
 * of its articles; whoever publishes it saves that ledger.
 * `onRendered` is told after each article how many are done; `startRenderer` begins what renders, in threads of its own.
 */
export async function createSite(
	snapshot: Snapshot,
	options: SiteOptions,
	onRendered: (done: number, of: number) => void = () => {},
	startRenderer: (context: RenderContext) => Renderer = createRenderer,
): Promise<Site> {
	const { urls, config } = options;
	const addresses = addressesOf(snapshot.articles.map(({ slug }) => slug));
	const addressOf = ({ slug }: LibraryArticle) => addresses.get(slug) ?? slug;
	const paths = new Map(snapshot.articles.map((article) => [article.slug, urls.article(addressOf(article))]));
	const categories = createCategories(snapshot.categories, options);
	const versions = versionsOf(options.ledger);
	const renderer = startRenderer(renderContext(paths, options));
	let done = 0;

	const createArticle = async (from: LibraryArticle): Promise<Article> => {
		const address = addressOf(from);
		const title = cleanText(from.title) || cleanText(from.slug) || address;
		// The bare words are needed here only; of a large library they would fill much memory.
		const { text, ...body } = await renderer.render(from.content ?? '', title, versions.get(from.slug));
		onRendered(++done, snapshot.articles.length);
		return {
			slug: from.slug,
			address,
			path: urls.article(address),
			title,
			language: await articleLanguage(title, body.html, config.language),
			lead: leadOf(from.excerpt, text),
			excerpt: describe(from.excerpt) || beginningOf(text),
			description: describe(from.metaDescription, from.excerpt) || beginningOf(text, title),
			category: categories.of(from),
			tags: from.tags.map(cleanText).filter((tag) => tag !== ''),
			views: from.views,
			minutes: from.readMinutes ?? readingMinutes(body.words),
			publishedAt: date(from.publishedAt ?? from.createdAt),
			updatedAt: date(from.updatedAt ?? from.publishedAt ?? from.createdAt),
			body: packed(body, 'html'),
		};
	};

	try {
		const articles = settleCrossLinks(await Promise.all(snapshot.articles.map(createArticle)));
		for (const article of articles) article.category.articles.push(article);
		for (const category of categories.all) category.articles.sort(articleOrder(config));
		const shown = categories.all.filter((category) => category.articles.length > 0);
		return {
			...options,
			ledger: recordHeadings(options.ledger, articles),
			snapshot: { ...snapshot, articles: snapshot.articles.map((article) => packed(article, 'content')) },
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
