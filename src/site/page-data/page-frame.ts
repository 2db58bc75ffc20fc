import type { HelpCenterConfig } from '../config.ts';
import type { SharePicture } from '../share-image.ts';
import type { Article, Site } from '../site.ts';
import type { Crumb } from './breadcrumb.ts';
import { jsonLd } from './json-ld.ts';
import { isNoticeCurrent } from './notice.ts';

/** What surrounds the content of any page: its head, header and footer. */
export interface Frame {
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
	image: ({ address: string } & Omit<SharePicture, 'path'>) | undefined;
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
	between?: Crumb[];
	article?: Article;
	robots?: 'noindex';
}

/** Puts a page into its frame. */
export function frameOf(site: Site, options: FrameOptions, now = new Date()): Frame {
	const { config, urls, words } = site;
	const { heading, path, between, article } = options;
	const { path: picture, ...about } = site.sharing?.of({ path, heading, topic: article?.category.name }) ?? {
		path: urls.file('share.png'),
	};
	const address = urls.absolute(picture);
	const image = address === undefined ? undefined : { address, ...about };
	const isHome = path === urls.home;
	const crumbs: Crumb[] = isHome
		? []
		: [{ name: words.home, path: urls.home }, ...(between ?? []), { name: heading, path: undefined }];
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
		jsonLd: jsonLd(site, crumbs, article, site.sharing && image?.address),
		notice: isNoticeCurrent(config.notice, now) ? config.notice : undefined,
		imageOrigins: article?.body.imageOrigins ?? [],
		mediaOrigins: article?.body.mediaOrigins ?? [],
	};
}
