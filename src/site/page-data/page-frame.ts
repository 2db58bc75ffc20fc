import type { HelpCenterConfig } from '../config.ts';
import { oncePerSite } from '../once-per-site.ts';
import type { ShareablePage, ShareImage } from '../share-image.ts';
import type { Article, Site, SiteFrame } from '../site.ts';
import type { Crumb } from './breadcrumb.ts';
import { listVideoOrigins } from './head/videos.ts';
import { createJsonLd } from './json-ld.ts';
import { isNoticeCurrent } from './notice.ts';
import { type Alternate, type HelpCenterLink, listAlternates, listHelpCenters } from './siblings.ts';

/** What surrounds the content of any page: its head, header and footer. Plain data, except for what all pages share. */
export interface PageFrame {
	site: SiteFrame;
	/** The document title: the heading and the name of the help center. */
	title: string;
	/** The title of the page itself. */
	heading: string;
	/** The meta description. */
	description: string;
	/** Path of the page, including the base path. */
	path: string;
	/** The canonical URL; `undefined` without SITE_URL, or if search engines should not index the page. */
	canonical: string | undefined;
	robots: 'index' | 'noindex';
	/** The picture for shared links (`og:image`); `undefined` without SITE_URL. */
	image: ({ url: string } & Omit<ShareImage, 'path'>) | undefined;
	/** The feed of the articles that the page lists, besides that of the whole site; `undefined` without SITE_URL. */
	feed: { url: string; title: string } | undefined;
	/** What programs want to know of the article, on an article page. */
	article: { address: string; publishedAt: Date | undefined; updatedAt: Date | undefined } | undefined;
	/** The help centers that a reader can switch to, this one first; empty if there are no others. */
	helpCenters: HelpCenterLink[];
	/** The same page in other languages, for search engines. */
	alternates: Alternate[];
	/** The breadcrumb; empty on the home page. */
	crumbs: Crumb[];
	/** Paths of the pages before and after this one, if it is one of several that show a list. */
	previousPath: string | undefined;
	nextPath: string | undefined;
	/** The structured data for search engines, safe inside a `<script>`. */
	jsonLd: string;
	/** The notice at the top of every page; `undefined` if none is shown now. */
	notice: HelpCenterConfig['notice'];
	/** Origins of the page's images and media, without the site's own: its content security policy allows them. */
	imageOrigins: string[];
	mediaOrigins: string[];
	/** Origins of the players for the page's videos: its policy allows them in frames. */
	frameOrigins: string[];
}

/** What a page adds to its frame. */
interface FrameOptions {
	heading: string;
	description: string;
	path: string;
	/** The steps of the breadcrumb between the home page and this page, without these two. */
	parentCrumbs?: Crumb[];
	/** The last step of the breadcrumb, if it is not the heading. */
	crumbName?: string | undefined;
	previousPath?: string | undefined;
	nextPath?: string | undefined;
	/** The page's own feed, as a path and a title. */
	feed?: { path: string; title: string };
	article?: Article;
	robots?: 'noindex';
}

const getSiteFrame = oncePerSite(
	({ config, words, urls, library, endpoints, staleSince }): SiteFrame => ({
		config,
		words,
		urls,
		library,
		endpoints,
		staleSince,
	}),
);

/** Creates the frame of a page; `now` decides whether the notice is still shown. */
export function createPageFrame(site: Site, options: FrameOptions, now = new Date()): PageFrame {
	const { config, urls, words } = site;
	const { heading, path, parentCrumbs, crumbName = heading, article } = options;
	const image = findShareImage(site, { path, heading, categoryName: article?.category.name });
	const isHome = path === urls.home;
	const crumbs: Crumb[] = isHome
		? []
		: [{ name: words.home, path: urls.home }, ...(parentCrumbs ?? []), { name: crumbName, path: undefined }];
	const canonical = options.robots === undefined ? urls.absolute(path) : undefined;
	const robots = options.robots ?? site.robots;
	return {
		site: getSiteFrame(site),
		title: isHome ? config.name : `${heading} · ${config.name}`,
		heading,
		description: options.description,
		path,
		canonical,
		robots,
		image,
		feed: resolveFeed(site, options.feed),
		article: article && { address: article.address, publishedAt: article.publishedAt, updatedAt: article.updatedAt },
		helpCenters: listHelpCenters(site, path),
		alternates: listAlternates(site, { path, canonical, robots }),
		crumbs,
		previousPath: options.previousPath,
		nextPath: options.nextPath,
		jsonLd: createJsonLd(site, crumbs, article, site.shareImages && image?.url),
		notice: isNoticeCurrent(config.notice, now) ? config.notice : undefined,
		imageOrigins: article?.body.imageOrigins ?? [],
		mediaOrigins: article?.body.mediaOrigins ?? [],
		frameOrigins: config.videos && article ? listVideoOrigins(article.body.html) : [],
	};
}

function resolveFeed({ urls }: Site, feed: FrameOptions['feed']): PageFrame['feed'] {
	const url = feed && urls.absolute(feed.path);
	return feed && url ? { url, title: feed.title } : undefined;
}

function findShareImage({ shareImages, sharePicture, urls }: Site, page: ShareablePage): PageFrame['image'] {
	const own = sharePicture === undefined ? undefined : { path: urls.owner(sharePicture) };
	const { path = undefined, ...rest } = shareImages?.getImage(page) ?? own ?? {};
	const url = path === undefined ? undefined : urls.absolute(path);
	return url === undefined ? undefined : { url, ...rest };
}
