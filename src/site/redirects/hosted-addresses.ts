import { ownersOf } from '../../model/slug-history.ts';
import type { Site } from '../site.ts';
import { addressOfSlug, formerArticles } from './former-addresses.ts';
import { keyOf, type Redirect } from './redirect.ts';

/** A slug, or a name, as one part of an address. */
export function pathPart(text: string): string {
	return encodeURIComponent(text.toWellFormed());
}

/** What no address can say, or what an address means as "here" and "above". */
const UNSAYABLE = /^\.{0,2}$|\p{Cc}/u;

/** A slug whose article does not stand at `/articles/{slug}/`. */
export interface OddSlug {
	slug: string;
	/** Where it stands: a path of this site. */
	to: string;
	name: string;
	/** Slug of the category that the article was in. */
	category: string | undefined;
	/** ISO 8601: since when. */
	at: string | undefined;
}

/**
 * The slugs for which the rule "`{slug}` stands at `/articles/{slug}/`" is wrong or takes a step more: those that had to be
 * changed to be an address, and earlier ones. `ends` are the site's redirects by their key.
 */
export function oddSlugs(site: Site, ends: ReadonlyMap<string, Redirect>): OddSlug[] {
	const odd = new Map<string, OddSlug>();
	for (const { slug, address, path, title, category, updatedAt } of site.articles) {
		if (slug === address) continue;
		odd.set(slug, { slug, to: path, name: title, category: category.slug, at: updatedAt?.toISOString() });
	}
	const live = new Set(site.articles.map(({ slug }) => slug));
	const owners = ownersOf(site.ledger.articles);
	for (const { entry } of formerArticles(site)) {
		const slugs = [...entry.earlier, { slug: entry.slug, until: entry.gone }];
		for (const { slug, until } of slugs) {
			if (live.has(slug) || owners.get(slug) !== entry) continue;
			const end = ends.get(`articles/${addressOfSlug(slug)}`);
			const to = end?.to ?? site.urls.article(addressOfSlug(slug));
			if (to === `${site.urls.base}articles/${pathPart(slug)}/`) continue;
			odd.set(slug, { slug, to, name: end?.name ?? site.words.goneTitle, category: entry.category, at: until });
		}
	}
	return [...odd.values()].filter(({ slug }) => !UNSAYABLE.test(slug));
}

/** The single addresses at the old home for which its rule is not enough, each as this site's own team and category have it. */
export function oldHomeLines(site: Site, ends: ReadonlyMap<string, Redirect>): Redirect[] {
	const lines = oddSlugs(site, ends).flatMap(({ slug, to, name, category, at }): Redirect[] => {
		const ways = [`library/${pathPart(site.library.team)}/articles/`];
		if (category !== undefined && !UNSAYABLE.test(category)) ways.push(`support/${pathPart(category)}/`);
		return ways.map((way) => ({ from: way + pathPart(slug), to, name, at, why: 'old home', lasting: true }));
	});
	return lines.filter(({ from }) => !ends.has(keyOf(from)));
}

/** The slug in an address of the old home, `library/{team}/articles/{slug}` or `support/{category}/{slug}`, below the base. */
export function oldHomeSlug(path: string): string | undefined {
	const [, slug] = /^(?:library\/[^/]+\/articles|support\/[^/]+)\/([^/]+)\/?$/.exec(path) ?? [];
	try {
		return slug === undefined ? undefined : decodeURIComponent(slug);
	} catch {
		return undefined;
	}
}
