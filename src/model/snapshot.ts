import type { Article, Category } from './article.ts';

/** An article that is kept: always with its content. `digest` is of what the list said when it was fetched. */
export interface KeptArticle extends Article {
	content: string;
	digest: string | undefined;
}

/** An article, or a category, that something is to be said about, for people. */
export interface SkippedSchema {
	slug: string;
	title: string;
	reason: string;
}

/** A whole library at one moment. */
export interface Snapshot {
	team: string;
	/** The origin it came from. */
	source: string;
	/** ISO 8601: all of it is at least as new as this. */
	takenAt: string;
	categories: Category[];
	articles: KeptArticle[];
	leftOut: SkippedSchema[];
	/** How many more articles the Library says that there are than its list names, time after time; undefined for none. */
	unlisted?: number | undefined;
}
