/** The paths and URLs of a site. Paths begin with the base path; URLs need SITE_URL. */
export interface Urls {
	base: string;
	home: string;
	/** A page of the alphabetical list of all articles; the first one by default. */
	all(page?: number): string;
	search: string;
	/** The panel that opens below a search box, as a page of its own. */
	searchPanel: string;
	/** Where the site's own server takes what was searched for. */
	searchInsights: string;
	/** A page of a category's list of articles; the first one by default. */
	category(address: string, page?: number): string;
	/** The Atom feed of a category. */
	categoryFeed(address: string): string;
	article(address: string): string;
	tag(address: string): string;
	/** An article as a file for programs. */
	articleFile(address: string, kind: 'md' | 'json'): string;
	/** A file of the site, such as `feed.xml`. */
	file(name: string): string;
	/** The URL of a path; `undefined` without SITE_URL. */
	absolute(path: string): string | undefined;
	/** A link from the owner's configuration: a path gets the base path in front, anything else stays unchanged. */
	owner(href: string): string;
}

/** Creates the paths and URLs of a site below `base` (begins and ends with a slash). */
export function createUrls(base: string, siteUrl: URL | undefined): Urls {
	const below = (path: string) => base + encodeURI(path);
	return {
		base,
		home: base,
		all: (page = 1) => below(`all/${page > 1 ? `page/${page}/` : ''}`),
		search: below('search/'),
		searchPanel: below('search/panel/'),
		searchInsights: below('search/insights'),
		category: (address, page = 1) => below(`categories/${address}/${page > 1 ? `page/${page}/` : ''}`),
		categoryFeed: (address) => below(`categories/${address}/feed.xml`),
		article: (address) => below(`articles/${address}/`),
		tag: (address) => below(`tags/${address}/`),
		articleFile: (address, kind) => below(`articles/${address}.${kind}`),
		file: below,
		absolute: (path) => siteUrl && new URL(path, siteUrl).href,
		owner: (href) => (href.startsWith('/') && !href.startsWith('//') ? base + href.slice(1) : href),
	};
}
