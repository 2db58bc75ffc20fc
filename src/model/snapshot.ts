import { z } from 'zod';
import { type Article, type Category, StoredArticle } from './article.ts';

/** An article of a snapshot, always with content. `digest` identifies its entry in the list at the time when it was fetched. */
export interface KeptArticle extends Article {
	content: string;
	digest: string | undefined;
}

/** An article or category that the owner should know about: left out, gone, or shown from an earlier copy. */
export interface Skipped {
	slug: string;
	title: string;
	reason: string;
}

/** A complete library at one point in time. */
export interface Snapshot {
	team: string;
	/** What the team calls itself, if the source says so. */
	teamName?: string | undefined;
	/** The origin of the source. */
	source: string;
	/** ISO 8601: everything in it is at least as new as this. */
	takenAt: string;
	categories: Category[];
	articles: KeptArticle[];
	leftOut: Skipped[];
	/** How many more articles the source counts than it lists; `undefined` if none. */
	unlisted?: number | undefined;
}

export const StoredSkipped = z.object({ slug: z.string(), title: z.string(), reason: z.string() });

const KeptFields = z.object({ content: z.string(), digest: z.string().optional() });

/**
 * Parses a stored article of a snapshot.
 * @throws {z.ZodError} if it is not one
 */
export function parseKeptArticle(value: unknown): KeptArticle {
	const { content, digest } = KeptFields.parse(value);
	return { ...StoredArticle.parse(value), content, digest };
}
