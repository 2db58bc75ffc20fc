import { resolveSlugOwners } from '../../model/slug-history.ts';
import type { Site } from '../site.ts';
import { assignSingleAddress, findFormerArticleAddresses } from './former-addresses.ts';
import { normalizeLabel, type Redirect } from './redirect.ts';

/** A slug, or a name, as one part of an address. */
export function encodePathSegment(text: string): string {
	return encodeURIComponent(text.toWellFormed());
}

/** What no address can say, or what an address means as "here" and "above". */
const UNSAYABLE = /^\.{0,2}$|\p{Cc}/u;

/** A slug whose article does not stand at `/articles/{slug}/`. */
export interface MovedSlug {
	slug: string;
	/** Where it stands: a path of this site. */
	path: string;
	name: string;
	/** Slug of the category that the article was in. */
	category: string | undefined;
	/** ISO 8601: since when. */
	since: string | undefined;
}

/**
 * The slugs for which the rule "`{slug}` stands at `/articles/{slug}/`" is wrong or takes a step more: those that had to be
 * changed to be an address, and earlier ones. `ends` are the site's redirects by their key.
 */
export function findMovedSlugs(site: Site, ends: ReadonlyMap<string, Redirect>): MovedSlug[] {
	const odd = new Map<string, MovedSlug>();
	for (const { slug, address, path, title, category, updatedAt } of site.articles) {
		if (slug === address) continue;
		odd.set(slug, { slug, path, name: title, category: category.slug, since: updatedAt?.toISOString() });
	}
	const live = new Set(site.articles.map(({ slug }) => slug));
	const owners = resolveSlugOwners(site.slugHistory.articles);
	for (const { entry } of findFormerArticleAddresses(site)) {
		const slugs = [...entry.earlier, { slug: entry.slug, until: entry.gone }];
		for (const { slug, until } of slugs) {
			if (live.has(slug) || owners.get(slug) !== entry) continue;
			const end = ends.get(`articles/${assignSingleAddress(slug)}`);
			const path = end?.to ?? site.urls.article(assignSingleAddress(slug));
			if (path === `${site.urls.base}articles/${encodePathSegment(slug)}/`) continue;
			odd.set(slug, { slug, path, name: end?.name ?? site.words.goneTitle, category: entry.category, since: until });
		}
	}
	return [...odd.values()].filter(({ slug }) => !UNSAYABLE.test(slug));
}

/** The single addresses at the old home for which its rule is not enough, each as this site's own team and category have it. */
export function createHostedRedirects(site: Site, ends: ReadonlyMap<string, Redirect>): Redirect[] {
	const lines = findMovedSlugs(site, ends).flatMap(({ slug, path, name, category, since }): Redirect[] => {
		const ways = [`library/${encodePathSegment(site.library.team)}/articles/`];
		if (category !== undefined && !UNSAYABLE.test(category)) ways.push(`support/${encodePathSegment(category)}/`);
		return ways.map((way) => ({
			from: way + encodePathSegment(slug),
			to: path,
			name,
			since,
			cause: 'old home',
			isPermanent: true,
		}));
	});
	return lines.filter(({ from }) => !ends.has(normalizeLabel(from)));
}

/** The slug in an address of the old home, `library/{team}/articles/{slug}` or `support/{category}/{slug}`, below the base. */
export function parseHostedSlug(path: string): string | undefined {
	const [, slug] = /^(?:library\/[^/]+\/articles|support\/[^/]+)\/([^/]+)\/?$/.exec(path) ?? [];
	try {
		return slug === undefined ? undefined : decodeURIComponent(slug);
	} catch {
		return undefined;
	}
}
