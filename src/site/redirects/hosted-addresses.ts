import { resolveSlugOwners } from '../../model/slug-history.ts';
import type { Site } from '../site.ts';
import { findFormerArticleAddresses, toSingleAddress } from './former-addresses.ts';
import { normalizePath, type Redirect } from './redirect.ts';

/** Encodes a slug or a name as one segment of a path. */
export function encodePathSegment(text: string): string {
	return encodeURIComponent(text.toWellFormed());
}

/** Slugs that can't be a path segment: empty, `.`, `..`, or with control characters. */
const IMPOSSIBLE_SEGMENT = /^\.{0,2}$|\p{Cc}/u;

/** A slug whose article is not at `/articles/{slug}/`. */
export interface MovedSlug {
	slug: string;
	/** Where a reader finds it instead: a path of this site, or a URL. */
	path: string;
	name: string;
	/** Slug of the category that the article is or was in. */
	category: string | undefined;
	/** ISO 8601: since when. */
	since: string | undefined;
}

/**
 * The slugs for which the rule "`{slug}` is at `/articles/{slug}/`" is wrong or takes another redirect: slugs that had
 * to be changed to be an address, and earlier slugs. `redirects` are those of the site by their normalised path.
 */
export function findMovedSlugs(site: Site, redirects: ReadonlyMap<string, Redirect>): MovedSlug[] {
	const moved = new Map<string, MovedSlug>();
	for (const { slug, address, path, title, category, updatedAt } of site.articles) {
		if (slug === address) continue;
		moved.set(slug, { slug, path, name: title, category: category.slug, since: updatedAt?.toISOString() });
	}
	const live = new Set(site.articles.map(({ slug }) => slug));
	const owners = resolveSlugOwners(site.slugHistory.articles);
	for (const { entry } of findFormerArticleAddresses(site)) {
		const slugs = [...entry.earlier, { slug: entry.slug, until: entry.gone }];
		for (const { slug, until } of slugs) {
			if (live.has(slug) || owners.get(slug) !== entry) continue;
			const redirect = redirects.get(`articles/${toSingleAddress(slug)}`);
			const path = redirect?.to ?? site.urls.article(toSingleAddress(slug));
			if (path === `${site.urls.base}articles/${encodePathSegment(slug)}/`) continue;
			moved.set(slug, {
				slug,
				path,
				name: redirect?.name ?? site.words.goneTitle,
				category: entry.category,
				since: until,
			});
		}
	}
	return [...moved.values()].filter(({ slug }) => !IMPOSSIBLE_SEGMENT.test(slug));
}

/**
 * Redirects from paths of the help center that cStar hosts, for the slugs that its general rule gets wrong. They
 * contain this site's team, and the article's category.
 */
export function createHostedRedirects(site: Site, redirects: ReadonlyMap<string, Redirect>): Redirect[] {
	const hosted = findMovedSlugs(site, redirects).flatMap(({ slug, path, name, category, since }): Redirect[] => {
		const folders = [`library/${encodePathSegment(site.library.team)}/articles/`];
		if (category !== undefined && !IMPOSSIBLE_SEGMENT.test(category))
			folders.push(`support/${encodePathSegment(category)}/`);
		return folders.map((folder) => ({
			from: folder + encodePathSegment(slug),
			to: path,
			name,
			since,
			cause: 'hosted',
			isPermanent: true,
		}));
	});
	return hosted.filter(({ from }) => !redirects.has(normalizePath(from)));
}

/**
 * The slug in a path of the help center that cStar hosts, below the base: `library/{team}/articles/{slug}` or
 * `support/{category}/{slug}`.
 */
export function parseHostedSlug(path: string): string | undefined {
	const [, slug] = /^(?:library\/[^/]+\/articles|support\/[^/]+)\/([^/]+)\/?$/.exec(path) ?? [];
	try {
		return slug === undefined ? undefined : decodeURIComponent(slug);
	} catch {
		return undefined;
	}
}
