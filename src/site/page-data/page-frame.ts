import type { HelpCenterConfig } from '../config.ts';
import type { ShareImage } from '../share-image.ts';
import type { Article, Site } from '../site.ts';
import type { Crumb } from './breadcrumb.ts';
import { createJsonLd } from './json-ld.ts';
import { isNoticeCurrent } from './notice.ts';

/** What surrounds the content of any page: its head, header and footer. */
export interface PageFrame {
	site: Site;
	/** What stands in the tab: the page's own title and the name of the help center. */
	title: string;
	/** The page's own title. */
	heading: string;
	description: string;
	path: string;
	canonical: string | undefined;
	robots: 'index' | 'noindex';
	/** The picture for shared links, at its full address. */
	image: ({ url: string } & Omit<ShareImage, 'path'>) | undefined;
	article: Article | undefined;
	crumbs: Crumb[];
	jsonLd: string;
	notice: HelpCenterConfig['notice'];
	/** Origins, other than the site's own, that the page's images and media come from. */
	imageOrigins: string[];
	mediaOrigins: string[];
}

/** What a page says of itself. */
interface FrameOptions {
	heading: string;
	description: string;
	path: string;
	/** The way from the home page to here, both left out. */
	parentCrumbs?: Crumb[];
	article?: Article;
	robots?: 'noindex';
}

/** Puts a page into its frame. */
export function createPageFrame(site: Site, options: FrameOptions, now = new Date()): PageFrame {
	const { config, urls, words } = site;
	const { heading, path, parentCrumbs, article } = options;
	const { path: picture, ...about } = site.shareImages?.getImage({
		path,
		heading,
		categoryName: article?.category.name,
	}) ?? {
		path: urls.file('share.png'),
	};
	const url = urls.absolute(picture);
	const image = url === undefined ? undefined : { url, ...about };
	const isHome = path === urls.home;
	const crumbs: Crumb[] = isHome
		? []
		: [{ name: words.home, path: urls.home }, ...(parentCrumbs ?? []), { name: heading, path: undefined }];
	return {
		site,
		title: isHome ? config.name : `${heading} · ${config.name}`,
		heading,
		description: options.description,
		path,
		canonical: options.robots === undefined ? urls.absolute(path) : undefined,
		robots: options.robots ?? site.robots,
		image,
		article,
		crumbs,
		jsonLd: createJsonLd(site, crumbs, article, site.shareImages && image?.url),
		notice: isNoticeCurrent(config.notice, now) ? config.notice : undefined,
		imageOrigins: article?.body.imageOrigins ?? [],
		mediaOrigins: article?.body.mediaOrigins ?? [],
	};
}
