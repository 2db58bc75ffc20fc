import type { SiteAddresses } from './types.ts';

/** An article that a link may lead to. */
export interface LinkedArticle {
	/** At the Library. */
	slug: string;
	path: string;
}

/** The pages of a site by what links call them. */
export interface AddressIndex {
	/** Paths of pages that show no article, by the same without slashes around it, percent-decoded. */
	pages: ReadonlyMap<string, string>;
	/** By present and former slugs, as they are and in lower case. */
	articlesBySlug: ReadonlyMap<string, LinkedArticle>;
	/** By the last segment of each article's path on this site. */
	articlesByAddress: ReadonlyMap<string, LinkedArticle>;
}

/** Prepares the addresses of a site for finding pages in them. */
export function indexAddresses({ pathsBySlug, pagePaths = [], formerSlugs = {} }: SiteAddresses): AddressIndex {
	const articlesBySlug = new Map<string, LinkedArticle>();
	const articlesByAddress = new Map<string, LinkedArticle>();
	for (const [slug, path] of Object.entries(pathsBySlug)) {
		articlesBySlug.set(slug, { slug, path });
		articlesByAddress.set(foldCase(decodeIfPossible(getLastSegment(path))), { slug, path });
	}
	for (const [former, slug] of Object.entries(formerSlugs)) {
		const article = articlesBySlug.get(slug);
		if (article && !articlesBySlug.has(former)) articlesBySlug.set(former, article);
	}
	for (const [slug, article] of [...articlesBySlug]) {
		const folded = foldCase(slug);
		if (!articlesBySlug.has(folded)) articlesBySlug.set(folded, article);
	}
	const pages = new Map(pagePaths.map((path) => [trimSlashes(decodeIfPossible(path)), path]));
	return { pages, articlesBySlug, articlesByAddress };
}

/** Removes the slashes around a path. */
export function trimSlashes(path: string): string {
	return path.replace(/^\/+|\/+$/g, '');
}

/** A slug or an address in the form in which they are compared. */
export function foldCase(text: string): string {
	return text.normalize('NFC').toLowerCase();
}

/** Percent-decodes a part of a URL; returns it unchanged if it is malformed. */
export function decodeIfPossible(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function getLastSegment(path: string): string {
	return path.split('/').filter(Boolean).at(-1) ?? '';
}
