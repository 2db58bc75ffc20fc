import type { Site } from './site.ts';

/** Everything here is `undefined` where the source of the articles does not offer it. */
type Endpoints = Pick<Site, 'endpoints'>;

/** Where a reader's browser sends a vote on an article. */
export function getVoteUrl({ endpoints }: Endpoints, slug: string): string | undefined {
	return fillSlug(endpoints.vote, slug);
}

/** Where a reader's browser counts a view of an article. */
export function getViewUrl({ endpoints }: Endpoints, slug: string): string | undefined {
	return fillSlug(endpoints.view, slug);
}

/** The search that answers where the site's own index can't be loaded, and what its results link to, without the slug. */
export function getFallbackSearch({ endpoints }: Endpoints): { url: string; articles: string } | undefined {
	return endpoints.search;
}

/** Where a reader's browser sends what was searched for; `undefined` if the owner does not collect it. */
export function getInsightsUrl({ config, urls }: Pick<Site, 'config' | 'urls'>): string | undefined {
	const { searchInsights } = config;
	return searchInsights === true ? urls.searchInsights : searchInsights || undefined;
}

/** The other origins that pages send requests to, for the content security policy. */
export function listEndpointOrigins({ endpoints, config }: Endpoints & Pick<Site, 'config'>): string[] {
	const collector = typeof config.searchInsights === 'string' ? config.searchInsights : undefined;
	const { vote, view, search } = endpoints;
	const urls = [vote, view, search?.url, collector, config.status?.url].filter((url) => url !== undefined);
	return [...new Set(urls.map((url) => new URL(url).origin))];
}

function fillSlug(pattern: string | undefined, slug: string): string | undefined {
	return pattern?.replace('{slug}', () => encodeURIComponent(slug.toWellFormed()));
}
