import type { Site } from './site.ts';

/** The team's public Library, which readers' browsers call. */
type Library = Pick<Site, 'library'>;

/** Where a reader's browser sends a vote on an article: `POST` with `{"rating": "helpful"}`. */
export function getVoteUrl(site: Library, slug: string): string {
	return `${getArticleUrl(site, slug)}/feedback`;
}

/** Where a reader's browser counts a view of an article: `POST` without a body. */
export function getViewUrl(site: Library, slug: string): string {
	return `${getArticleUrl(site, slug)}/view`;
}

/** The search that answers where the site's own index can't be loaded: `GET` with `?q=`. */
export function getFallbackSearchUrl(site: Library): string {
	return `${getLibraryUrl(site)}/search`;
}

/** What results of the fallback search link to, without the slug: the article's page at cStar. */
export function getHostedArticlesUrl({ library }: Library): string {
	return `${library.origin}/library/${encodeURIComponent(library.team)}/articles/`;
}

/** The origins that pages may send requests to, for the content security policy. */
export function listEndpointOrigins({ library }: Library): string[] {
	return [library.origin];
}

function getLibraryUrl({ library }: Library): string {
	return `${library.origin}/api/library/${encodeURIComponent(library.team)}`;
}

function getArticleUrl(site: Library, slug: string): string {
	return `${getLibraryUrl(site)}/articles/${encodeURIComponent(slug.toWellFormed())}`;
}
