import { z } from 'zod';

/** How many versions of an article's headings are kept: the current one and the twenty before it. */
export const MAX_VERSIONS = 21;

/** An article or category with every slug it has had. */
export interface SlugHistoryEntry {
	id: string | undefined;
	/** The current slug; of a gone article, the last one. */
	slug: string;
	title: string;
	/** Earlier slugs, oldest first, without duplicates and without the current one; `until` is ISO 8601. */
	earlier: { slug: string; until: string }[];
	/** ISO 8601: since when the Library says that it is gone; for a category also: since when it has no articles. */
	gone: string | undefined;
	/** The slug of the article's category, if that has a page; always undefined for a category. */
	category: string | undefined;
	tags: string[];
	/** Heading ids of the last published versions, oldest first, the current version last; at most 21. */
	versions: string[][];
}

/** Everything that was ever published, and under which slugs. Entries are never removed; each takes about 300 bytes. */
export interface SlugHistory {
	articles: SlugHistoryEntry[];
	categories: SlugHistoryEntry[];
}

/** An earlier slug. One without a readable date was had before all others. */
const EarlierSlug = z.object({ slug: z.string().min(1), until: z.iso.datetime().catch(new Date(0).toISOString()) });

/**
 * Schema of a stored entry, read from a file or from the live site. Every field but the slug has a default: a field that is missing or can't
 * be read must never cost the old slugs.
 */
export const SlugHistoryEntry = z
	.object({
		id: z.string().optional().catch(undefined),
		slug: z.string().min(1),
		title: z.string().catch(''),
		earlier: z.array(EarlierSlug.optional().catch(undefined)).catch([]),
		gone: z.iso.datetime().optional().catch(undefined),
		category: z.string().optional().catch(undefined),
		tags: z.array(z.string()).catch([]),
		versions: z.array(z.array(z.string())).catch([]),
	})
	.transform(({ id, gone, category, ...rest }): SlugHistoryEntry => {
		const had = rest.earlier.filter((each) => each !== undefined);
		const earlier = [...new Map(had.map((each) => [each.slug, each])).values()];
		return {
			...rest,
			id,
			gone,
			category,
			earlier: earlier.filter(({ slug }) => slug !== rest.slug),
			versions: rest.versions.slice(-MAX_VERSIONS),
		};
	});

export const emptySlugHistory: SlugHistory = { articles: [], categories: [] };

/**
 * Replaces times after `now` (ms), which a clock that was ahead has written, with `now`: otherwise who had a slug at such a time would keep
 * it from all later ones. Returns `slugHistory` itself if there are none.
 */
export function settleFutureTimes(slugHistory: SlugHistory, now: number): SlugHistory {
	const limit = new Date(now).toISOString();
	const isFuture = (time: string | undefined) => time !== undefined && Date.parse(time) > now;
	const isAhead = ({ gone, earlier }: SlugHistoryEntry) =>
		isFuture(gone) || earlier.some(({ until }) => isFuture(until));
	const settle = (entry: SlugHistoryEntry): SlugHistoryEntry => {
		if (!isAhead(entry)) return entry;
		const earlier = entry.earlier.map((had) => (isFuture(had.until) ? { ...had, until: limit } : had));
		return { ...entry, earlier, gone: isFuture(entry.gone) ? limit : entry.gone };
	};
	const { articles, categories } = slugHistory;
	if (![...articles, ...categories].some(isAhead)) return slugHistory;
	return { articles: articles.map(settle), categories: categories.map(settle) };
}

/**
 * Maps every slug, current or earlier, to the entry that it leads to now: the live one that has it, or else the one that had it last.
 * `entries` are the articles or the categories of a slug history.
 */
export function resolveSlugOwners(entries: readonly SlugHistoryEntry[]): Map<string, SlugHistoryEntry> {
	const owners = new Map<string, { entry: SlugHistoryEntry; until: number }>();
	const claim = (slug: string, entry: SlugHistoryEntry, until: number) => {
		const other = owners.get(slug);
		const isNearer = other?.until === until && other.entry.gone !== undefined && entry.gone === undefined;
		if (!other || until > other.until || isNearer) owners.set(slug, { entry, until });
	};
	for (const entry of entries) {
		claim(entry.slug, entry, entry.gone === undefined ? Number.POSITIVE_INFINITY : Date.parse(entry.gone));
		for (const { slug, until } of entry.earlier) claim(slug, entry, Date.parse(until));
	}
	return new Map([...owners].map(([slug, { entry }]) => [slug, entry]));
}

/**
 * The slug to which an earlier or current slug leads now; `undefined` if nobody ever had it, or if it leads to a gone item whose last slug
 * was given to another one: a stranger is no answer to an old link. `owners` come from `resolveSlugOwners`.
 */
export function followSlug(owners: ReadonlyMap<string, SlugHistoryEntry>, slug: string): string | undefined {
	const entry = owners.get(slug);
	if (entry === undefined) return undefined;
	return entry.gone === undefined || owners.get(entry.slug) === entry ? entry.slug : undefined;
}
