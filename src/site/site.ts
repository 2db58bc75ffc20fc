import type { RenderedArticle } from '../markdown/types.ts';
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
	/** In the order that the owner asked for. */
	articles: Article[];
}

/** An article with everything that a page of it shows. */
export interface Article {
	slug: string;
	address: string;
	path: string;
	title: string;
	/** Its text's own language where that is plainly another than the site's: a tag, or `''` where it isn't known which. */
	language: string | undefined;
	/** What its author says of it first, where its body doesn't begin so anyway. */
	lead: string | undefined;
	/** One or two sentences for lists. */
	excerpt: string;
	/** One or two sentences for search engines. */
	description: string;
	category: Category;
	tags: string[];
	views: number;
	minutes: number;
	publishedAt: Date | undefined;
	/** When its words last changed. */
	updatedAt: Date | undefined;
	body: Omit<RenderedArticle, 'text'>;
}

/** Copies of pictures: files of a folder, which readers find below `_pictures/`. */
export interface PictureCopies {
	folder: string;
	/** The names of those that articles show. */
	files: ReadonlySet<string>;
	/** How many had to be fetched for it. */
	fetched: number;
	/** Those that are shown from an earlier copy, and those that have none; with the reason. */
	earlier: readonly { address: string; reason: string }[];
	failed: readonly { address: string; reason: string }[];
}

/** Everything that the pages show: one value, never changed, replaced whole. */
export interface Site {
	/** Identifies what it shows (see `createSiteId`). */
	id: string;
	config: HelpCenterConfig;
	words: Strings;
	urls: Urls;
	robots: 'index' | 'noindex';
	/** Where a reader's browser sends views and votes. */
	library: { origin: string; team: string };
	/** What draws the pictures of shared links, where the owner asked for them. */
	shareImages?: ShareImages | undefined;
	/** The copies of its articles' pictures, where they are made. */
	copies?: PictureCopies | undefined;
	/** Every slug that articles and categories have had, and what is gone. */
	slugHistory: SlugHistory;
	/** What it was made of, in the Library's own words, for the copy that it carries. */
	snapshot: PublishedSnapshot;
	takenAt: Date;
	/** When all of it was current, where an earlier copy is shown because the Library is out. */
	staleSince?: Date | undefined;
	categories: Category[];
	/** Every article, in the order of the Library. */
	articles: Article[];
	articleAt: Map<string, Article>;
	categoryAt: Map<string, Category>;
}

/** What a site is made of, besides the Library's words. */
export interface SiteOptions {
	config: HelpCenterConfig;
	words: Strings;
	urls: Urls;
	robots: Site['robots'];
	library: Site['library'];
	shareImages?: Site['shareImages'];
	copies?: Site['copies'];
	slugHistory: SlugHistory;
	staleSince?: Site['staleSince'];
}
