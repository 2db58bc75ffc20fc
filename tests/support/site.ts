import { renderMarkdown } from '../../src/markdown/render.ts';
import type { Renderer } from '../../src/markdown/render-pool.ts';
import type { RenderContext } from '../../src/markdown/types.ts';
import { type Article, type Category, emptyArticle, emptyCategory } from '../../src/model/article.ts';
import { emptySlugHistory, type SlugHistory } from '../../src/model/slug-history.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { createUrls } from '../../src/site/addresses/urls.ts';
import { applyOwnWords } from '../../src/site/config/own-words.ts';
import { type HelpCenterOptions, readConfig } from '../../src/site/config.ts';
import { createSite } from '../../src/site/create-site.ts';
import { createReadingRenderer } from '../../src/site/read-article.ts';
import type { Site, SiteOptions } from '../../src/site/site.ts';
import { getStrings } from '../../src/site/strings/strings.ts';
import { createReaderEndpoints } from '../../src/sources/cstar/reader-endpoints.ts';

/** What a test changes in its site; everything else has a default. */
export interface SiteChanges {
	config?: Partial<HelpCenterOptions>;
	base?: string;
	/** `undefined`: a site without SITE_URL. */
	siteUrl?: string | undefined;
	robots?: Site['robots'];
	team?: string;
	categories?: Category[];
	articles?: Article[];
	slugHistory?: SlugHistory;
}

/** A parsed article of the Library; fields that are not given are derived from the slug or empty. */
export function libraryArticle(slug: string, rest: Partial<Article> = {}): Article & { content: string } {
	const content = rest.content ?? `Words about ${slug}.`;
	return { ...emptyArticle, slug, title: slug, ...rest, content };
}

/** A parsed category of the Library. */
export function libraryCategory(slug: string, rest: Partial<Category> = {}): Category {
	return { ...emptyCategory, slug, name: slug, ...rest };
}

/** The field `category` of an article. */
export function inCategory(slug: string): Pick<Article, 'category'> {
	return { category: { id: undefined, slug, name: undefined } };
}

/** Options for `createSite`. */
export function siteOptions(changes: SiteChanges = {}): SiteOptions {
	const { base = '/', robots = 'index', team = 'acme' } = changes;
	const siteUrl = 'siteUrl' in changes ? changes.siteUrl : 'https://help.test';
	const config = readConfig({ name: 'Acme Help', ...changes.config });
	return {
		config,
		words: applyOwnWords(getStrings(config.language), config.words, config.locale),
		urls: createUrls(base, siteUrl === undefined ? undefined : new URL(siteUrl)),
		robots,
		library: { origin: 'https://library.test', team },
		endpoints: createReaderEndpoints(new URL('https://library.test'), team),
		sharePicture: '/share.png',
		slugHistory: changes.slugHistory ?? emptySlugHistory,
	};
}

/** A snapshot of the Library. */
export function testSnapshot(changes: SiteChanges = {}): Snapshot {
	return {
		team: changes.team ?? 'acme',
		source: 'https://library.test',
		takenAt: '2026-11-22T02:12:00.000Z',
		categories: changes.categories ?? [],
		articles: (changes.articles ?? [libraryArticle('first-steps')]).map((article) => ({
			...article,
			content: article.content ?? '',
			digest: undefined,
		})),
		leftOut: [],
	};
}

/** A renderer without worker threads, which take a second to start. */
export const renderInThisThread = (context: RenderContext): Renderer => ({
	render: async (markdown, title, versions) => renderMarkdown(markdown, title, context, versions),
	close: async () => {},
});

/** A small site, created like a real one, but rendered in this thread. */
export function testSite(changes: SiteChanges = {}): Promise<Site> {
	const options = siteOptions(changes);
	return createSite(testSnapshot(changes), options, undefined, (context) =>
		createReadingRenderer(renderInThisThread(context), options.config.language),
	);
}

/** The last part of the path of an article, category or tag: its address. */
export const getAddress = ({ path }: { path: string }) => path.split('/').at(-2);
