import { z } from 'zod';

/** The present version of an article's headings, and twenty before it. */
export const MAX_VERSIONS = 21;

/** One article or category and every slug it has had. */
export interface SlugHistoryEntry {
	id: string | undefined;
	/** The present one, or the last. */
	slug: string;
	title: string;
	/** Oldest first, none twice, never the present one; `until` is ISO 8601. */
	earlier: { slug: string; until: string }[];
	/** ISO 8601: since when the Library says that it is gone; of a category also: since when no article stands in it. */
	gone: string | undefined;
	/** The slug of the article's category, where it has a page; of a category: undefined. */
	category: string | undefined;
	tags: string[];
	/** Ids of the headings of its last published versions, oldest first, the present one last; at most 21. */
	versions: string[][];
}

/** Everything that was ever published and under which slugs: what is here once stays, about 300 bytes each. */
export interface SlugHistory {
	articles: SlugHistoryEntry[];
	categories: SlugHistoryEntry[];
}

/** An entry as it is read back, from a file or from the live site. */
export const SlugHistoryEntry = z
	.object({
		id: z.string().optional(),
		slug: z.string().min(1),
		title: z.string(),
		earlier: z.array(z.object({ slug: z.string().min(1), until: z.iso.datetime() })),
		gone: z.iso.datetime().optional(),
		category: z.string().optional(),
		tags: z.array(z.string()),
		versions: z.array(z.array(z.string())),
	})
	.transform(({ id, gone, category, ...rest }): SlugHistoryEntry => {
		const earlier = [...new Map(rest.earlier.map((had) => [had.slug, had])).values()];
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
 * Which entry a slug, present or earlier, leads to now: the live one that has it, else the one that had it last. Give it the articles or
 * the categories of a ledger.
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
