import { createHash } from 'node:crypto';

/** A category of the sample Library, as an author describes it. */
export interface SampleCategory {
	id: string;
	slug: string;
	name: string;
	description: string | null;
	icon: string | null;
	color: string | null;
	sortOrder: number | null;
	/** `false`: only for the keyed API. */
	isPublic?: boolean;
}

/** An article of the sample Library; `wire` is laid over what is sent, as it stands, so that tests can send odd fields. */
export interface SampleArticle {
	id: string;
	slug: string;
	title: string;
	excerpt: string | null;
	content: string;
	category: string | null;
	tags: string[];
	views: number;
	createdAt: string;
	publishedAt: string;
	updatedAt: string;
	metaDescription: string | null;
	/** `published` and public without these; others are known to the keyed API only. */
	status?: 'published' | 'draft' | 'archived';
	isPublic?: boolean;
	/** What the team writes for itself: only the keyed API sends it. */
	notes?: string;
	overrides?: Record<string, unknown>;
}

/** All that the sample Library holds; articles are listed in the order of the array. */
export interface SampleContent {
	categories: SampleCategory[];
	articles: SampleArticle[];
}

/** Whether readers may see an article or a category of the sample. */
export function isPublished({ status, isPublic }: { status?: string; isPublic?: boolean }): boolean {
	return (status ?? 'published') === 'published' && isPublic !== false;
}

/** A prefixed id of the newest generation for a name, always the same one. */
export function createPrefixedId(prefix: string, name: string): string {
	return `${prefix}_${hashName(name).slice(0, 12)}`;
}

/** A UUID for a name, always the same one; a name that is a UUID stays as it is. */
export function toUuid(name: string): string {
	if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(name)) return name;
	const hex = hashName(name);
	return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
		'-',
	);
}

function hashName(name: string): string {
	return createHash('sha256').update(name).digest('hex');
}
