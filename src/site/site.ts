import type { RenderedArticle } from '../markdown/types.ts';
import type { VoteCounts } from '../model/article.ts';
import type { ReaderEndpoints } from '../model/endpoints.ts';
import type { SlugHistory } from '../model/slug-history.ts';
import type { PublishedSnapshot } from '../storage/backup/write-backup.ts';
import type { Urls } from './addresses/urls.ts';
import type { HelpCenterConfig } from './config.ts';
import type { ShareImages } from './share-image.ts';
import type { Strings } from './strings/strings.ts';

/** A category with articles in it. */
export interface Category {
	slug: string;
	address: string;
	path: string;
	name: string;
	description: string | undefined;
	icon: string | undefined;
	/** `#rrggbb` */
	color: string | undefined;
	/** In the order that the owner chose, section by section. */
	articles: Article[];
	/** The same articles in groups; one group without a title if the owner made none. */
	sections: Section[];
}

/** A group of articles within a category. */
export interface Section {
	/** `undefined` for the articles that are in no section. */
	title: string | undefined;
	articles: Article[];
}

/** An article with everything that its page shows. */
export interface Article {
	slug: string;
	address: string;
	path: string;
	title: string;
	/** Language tag of the text if it clearly isn't the site's language; `''` if the language can't be identified. */
	language: string | undefined;
	/** The author's excerpt; `undefined` if the body begins with the same words. */
	lead: string | undefined;
	/** One or two sentences for lists. */
	excerpt: string;
	/** One or two sentences for search engines. */
	description: string;
	category: Category;
	tags: string[];
	views: number;
	/** `undefined` if the source does not count votes. No page shows them. */
	votes: VoteCounts | undefined;
	minutes: number;
	publishedAt: Date | undefined;
	/** When the text last changed. */
	updatedAt: Date | undefined;
	body: Omit<RenderedArticle, 'text' | 'lookups'>;
}

/** Local copies of the pictures in articles: files in a folder, served below `_pictures/`. */
export interface PictureCopies {
	folder: string;
	/** Names of the files that articles show. */
	files: ReadonlySet<string>;
	/** How many pictures were fetched for this site. */
	fetched: number;
	/** Pictures that could not be fetched, by URL: `earlier` are shown from an earlier copy, `failed` have none. */
	earlier: readonly { address: string; reason: string }[];
	failed: readonly { address: string; reason: string }[];
}

/** What is the same on all pages of a site. It knows no article and no category: what a page shows of them is in the value of the page. */
export interface SiteFrame {
	config: HelpCenterConfig;
	words: Strings;
	urls: Urls;
	/** Where the articles come from. */
	library: { origin: string; team: string };
	/** What readers' browsers call: votes, views, searches. */
	endpoints: ReaderEndpoints;
	/** When the content was current, if an earlier snapshot is shown because the Library is unavailable. */
	staleSince?: Date | undefined;
}

/** Everything that the pages show. Never changed, only replaced as a whole. */
export interface Site extends SiteFrame {
	/** Identifies what it shows (see `createSiteId`). */
	id: string;
	robots: 'index' | 'noindex';
	/** The owner's picture for shared links of all pages, a file in `public/`; `undefined` if there is none. */
	sharePicture?: string | undefined;
	/** Draws the pictures for shared links, if the owner turned them on. */
	shareImages?: ShareImages | undefined;
	/** Local copies of the pictures in articles, if they are made. */
	copies?: PictureCopies | undefined;
	/** Every slug that articles and categories have had, and which of them are gone. */
	slugHistory: SlugHistory;
	/** The Library's content that the site was created from, published as a backup (`library.json`). */
	snapshot: PublishedSnapshot;
	takenAt: Date;
	categories: Category[];
	/** All articles, in the order of the Library. */
	articles: Article[];
	articleAt: Map<string, Article>;
	categoryAt: Map<string, Category>;
}

/** What a site is created from, besides the snapshot. */
export interface SiteOptions {
	config: HelpCenterConfig;
	words: Strings;
	urls: Urls;
	robots: Site['robots'];
	library: Site['library'];
	endpoints: Site['endpoints'];
	sharePicture?: Site['sharePicture'];
	shareImages?: Site['shareImages'];
	copies?: Site['copies'];
	slugHistory: SlugHistory;
	staleSince?: Site['staleSince'];
}
