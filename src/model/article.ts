/** A category, as every part of this site speaks of it; `order` is `MAX_SAFE_INTEGER` where none was given, and few say `updatedAt`. */
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

/** What an article says about its category: any of the three may be missing. */
export interface CategoryRef {
	id: string | undefined;
	slug: string | undefined;
	name: string | undefined;
}

/** An article, as every part of this site speaks of it; `content` is Markdown, `undefined` where the answer carried none. */
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
}
