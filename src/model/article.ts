import { z } from 'zod';

/** A category. `order` is `Number.MAX_SAFE_INTEGER` if the source gives none. */
export interface Category {
	id: string | undefined;
	slug: string;
	name: string;
	description: string | undefined;
	icon: string | undefined;
	color: string | undefined;
	order: number;
	updatedAt?: string | undefined;
}

/** An article's reference to its category. Each of the three fields may be missing. */
export interface CategoryRef {
	id: string | undefined;
	slug: string | undefined;
	name: string | undefined;
}

/** How many readers found an article helpful, and how many did not. */
export interface VoteCounts {
	helpful: number;
	notHelpful: number;
}

/** An article. `content` is Markdown, `undefined` if the response had none. Dates are ISO 8601 in UTC. */
export interface Article {
	id: string | undefined;
	slug: string;
	title: string;
	excerpt: string | undefined;
	content: string | undefined;
	category: CategoryRef | undefined;
	tags: string[];
	views: number;
	readMinutes: number | undefined;
	publishedAt: string | undefined;
	createdAt: string | undefined;
	updatedAt: string | undefined;
	metaDescription: string | undefined;
	/** `undefined` if the source does not count votes. For the content report; the site does not publish them. */
	votes: VoteCounts | undefined;
}

/** An article with default values only. Articles are stored and published with their fields in this order. */
export const emptyArticle: Article = {
	id: undefined,
	slug: '',
	title: '',
	excerpt: undefined,
	content: undefined,
	category: undefined,
	tags: [],
	views: 0,
	readMinutes: undefined,
	publishedAt: undefined,
	createdAt: undefined,
	updatedAt: undefined,
	metaDescription: undefined,
	votes: undefined,
};

/** A category with default values only. */
export const emptyCategory: Category = {
	id: undefined,
	slug: '',
	name: '',
	description: undefined,
	icon: undefined,
	color: undefined,
	order: Number.MAX_SAFE_INTEGER,
};

const text = z.string().optional();

/** Schema of a stored category. Responses of a source have a schema of their own (`sources/cstar/wire-article.ts`). */
export const StoredCategory = z
	.object({
		id: text,
		slug: z.string().min(1),
		name: z.string(),
		description: text,
		icon: text,
		color: text,
		order: z.number().default(emptyCategory.order),
		updatedAt: text,
	})
	.transform(({ updatedAt, ...rest }): Category => ({ ...emptyCategory, ...rest, ...(updatedAt && { updatedAt }) }));

const StoredCategoryRef = z
	.object({ id: text, slug: text, name: text })
	.transform(({ id, slug, name }): CategoryRef => ({ id, slug, name }));

/** Schema of a stored article. */
export const StoredArticle = z
	.object({
		id: text,
		slug: z.string().min(1),
		title: z.string(),
		excerpt: text,
		content: text,
		category: StoredCategoryRef.optional(),
		tags: z.array(z.string()).default([]),
		views: z.number().default(0),
		readMinutes: z.number().optional(),
		publishedAt: text,
		createdAt: text,
		updatedAt: text,
		metaDescription: text,
		votes: z.object({ helpful: z.number(), notHelpful: z.number() }).optional(),
	})
	.transform((fields): Article => ({ ...emptyArticle, ...fields }));
