/** Where everything stands. Paths begin with the base path; absolute addresses exist only where the site's own is known. */
export interface Urls {
	base: string;
	home: string;
	search: string;
	/** What opens below a search box, as a page of its own. */
	searchPanel: string;
	category(address: string): string;
	article(address: string): string;
	tag(address: string): string;
	/** What a machine reads of an article, beside its page. */
	articleFile(address: string, kind: 'md' | 'json'): string;
	/** A file of the site, such as `feed.xml`. */
	file(name: string): string;
	/** The full address of a path, or `undefined` without SITE_URL. */
	absolute(path: string): string | undefined;
	/** An address from the owner's configuration: a path gets the base in front, all else stays as it is. */
	owner(href: string): string;
}

/** Spells the addresses of a site below `base` (begins and ends with a slash). */
export function createUrls(base: string, siteUrl: URL | undefined): Urls {
	const below = (path: string) => base + encodeURI(path);
	return {
		base,
		home: base,
		search: below('search/'),
		searchPanel: below('search/panel/'),
		category: (address) => below(`categories/${address}/`),
		article: (address) => below(`articles/${address}/`),
		tag: (address) => below(`tags/${address}/`),
		articleFile: (address, kind) => below(`articles/${address}.${kind}`),
		file: below,
		absolute: (path) => siteUrl && new URL(path, siteUrl).href,
		owner: (href) => (href.startsWith('/') && !href.startsWith('//') ? base + href.slice(1) : href),
	};
}
