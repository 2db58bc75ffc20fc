import { createHash } from 'node:crypto';

/** A category of the sample Library, independent of the API generation. */
export interface SampleCategory {
	id: string;
	slug: string;
	name: string;
	description: string | null;
	icon: string | null;
	color: string | null;
	sortOrder: number | null;
	/** `false`: only the keyed API returns it. Default: `true`. */
	isPublic?: boolean;
}

/** An article of the sample Library, independent of the API generation. */
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
	/** Default: `published` and public. Only the keyed API returns other articles. */
	status?: 'published' | 'draft' | 'archived';
	isPublic?: boolean;
	/** Internal notes of the team: only the keyed API returns them. */
	notes?: string;
	/** Fields that replace or extend those of the JSON object, unchanged: tests use them to send unusual values. */
	overrides?: Record<string, unknown>;
}

/** All content of a sample Library. The API lists articles in the order of the array. */
export interface SampleContent {
	categories: SampleCategory[];
	articles: SampleArticle[];
}

/** Whether the public API returns an article or a category. */
export function isPublished({ status, isPublic }: { status?: string; isPublic?: boolean }): boolean {
	return (status ?? 'published') === 'published' && isPublic !== false;
}

/** Derives an id of API generation C from a name, such as `art_0123456789ab`; the same name gives the same id. */
export function createPrefixedId(prefix: string, name: string): string {
	return `${prefix}_${hashName(name).slice(0, 12)}`;
}

/** Derives a UUID from a name; the same name gives the same UUID, and a UUID is returned unchanged. */
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
