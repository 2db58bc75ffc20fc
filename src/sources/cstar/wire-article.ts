import { z } from 'zod';
import {
	type Article,
	type Category,
	type CategoryRef,
	emptyArticle,
	emptyCategory,
	type VoteCounts,
} from '../../model/article.ts';
import { cutText, MAX_SLUG, MAX_TAGS, TEXT_LIMITS } from '../../model/text-limits.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An optional field. An invalid value becomes `undefined`, so that one invalid field never makes an article unusable. */
const optional = <T>(type: z.ZodType<T>) => type.optional().catch(undefined);
const isBlank = (text: string) => text.trim() === '';

/** Text as received (a slug may begin with a space); `undefined` if it is blank. */
const verbatim = optional(
	z.union([z.string(), z.number().transform(String)]).transform((text) => (isBlank(text) ? undefined : text)),
);
const words = (most: number) =>
	verbatim.transform((text) => (text === undefined ? undefined : cutText(text.trim(), most)));
const name = words(TEXT_LIMITS.name);
const description = words(TEXT_LIMITS.description);
const label = words(TEXT_LIMITS.label);
/** Upper and lower case are the same in a UUID, but not in other ids. */
const identifier = verbatim.transform((text) => (text && UUID.test(text) ? text.toLowerCase() : text));
const count = optional(
	z.union([
		z.number().nonnegative(),
		z
			.string()
			.regex(/^\d+(\.\d+)?$/)
			.transform(Number),
	]),
);
const position = optional(
	z.union([
		z.number(),
		z
			.string()
			.regex(/^-?\d+$/)
			.transform(Number),
	]),
);

const date = optional(
	z
		.string()
		.regex(/^\d{4}-\d\d-\d\d/)
		// A time without a zone would depend on the machine's time zone. The Library means UTC.
		.transform((text) => (/\d:\d\d(:\d\d(\.\d+)?)?$/.test(text) && !/[+-]\d\d:\d\d$/.test(text) ? `${text}Z` : text))
		.refine((text) => !Number.isNaN(Date.parse(text))),
);

/** "2 min", "90 sec", 2 or "2" → whole minutes. */
const minutes = optional(
	z.union([z.number(), z.string()]).transform((time) => {
		const amount = Number.parseFloat(String(time).match(/\d+(\.\d+)?/)?.[0] ?? '');
		const whole = Math.ceil(/\ds\b|sec/i.test(String(time)) ? amount / 60 : amount);
		return whole > 0 && whole < 10_000 ? whole : undefined;
	}),
);

const tag = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]).catch('');
const tags = z
	.union([z.string().transform((text) => text.split(',')), z.array(tag)])
	.catch([])
	.transform((list) => [
		...new Set(list.slice(0, MAX_TAGS).flatMap((text) => cutText(text.trim(), TEXT_LIMITS.tag) || [])),
	]);

const SLUG_TOO_LONG = `Its slug has more than ${MAX_SLUG} characters.`;

/** Two counts of votes; one without the other says nothing. */
function pairVotes(helpful: number | undefined, notHelpful: number | undefined): VoteCounts | undefined {
	return helpful === undefined || notHelpful === undefined ? undefined : { helpful, notHelpful };
}

/** Renames the keys of an object from snake case to camel case: `updated_at` becomes `updatedAt`. If it has both, the latter is used. */
export function camelizeKeys(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	const camel = (key: string) => key.replace(/(?<=[a-z0-9])_([a-z])/g, (_, letter: string) => letter.toUpperCase());
	const isCamel = ([key]: [string, unknown]) => camel(key) === key;
	const { camels = [], snakes = [] } = Object.groupBy(Object.entries(value), (entry) =>
		isCamel(entry) ? 'camels' : 'snakes',
	);
	return Object.fromEntries([...snakes.map(([key, field]) => [camel(key), field]), ...camels]);
}

const categoryObject = z.preprocess(camelizeKeys, z.object({ id: identifier, slug: verbatim, name, title: name }));
const categoryRef = optional(
	z.union([
		// The object comes first, because the other schema accepts anything.
		categoryObject.transform(({ id, slug, name, title }) => ({ id, slug, name: name ?? title })),
		verbatim.transform((text) => ({
			id: text && UUID.test(text) ? text.toLowerCase() : undefined,
			slug: text,
			name: text === undefined ? undefined : cutText(text.trim(), TEXT_LIMITS.name),
		})),
	]),
);

/** Schema of a category from any generation of the Library. Converts it to our model. */
export const WireCategory = z.preprocess(
	camelizeKeys,
	z
		.object({
			id: identifier,
			slug: verbatim,
			name,
			description,
			icon: label,
			color: label,
			sortOrder: position,
			order: position,
			updatedAt: date,
		})
		.transform(({ sortOrder, order, updatedAt, ...fields }, problem): Category => {
			const slug = fields.slug ?? fields.id ?? fields.name;
			if (slug === undefined) {
				problem.addIssue('a category with neither slug, id nor name');
				return z.NEVER;
			}
			if (slug.length > MAX_SLUG) {
				problem.addIssue(SLUG_TOO_LONG);
				return z.NEVER;
			}
			return {
				...emptyCategory,
				...fields,
				slug,
				name: fields.name ?? cutText(slug, TEXT_LIMITS.name),
				order: order ?? sortOrder ?? emptyCategory.order,
				...(updatedAt !== undefined && { updatedAt }),
			};
		}),
);

/** Schema of an article from any generation of the Library, from a list or by itself. Converts it to our model. */
export const WireArticle = z.preprocess(
	camelizeKeys,
	z
		.object({
			id: identifier,
			slug: verbatim,
			title: words(TEXT_LIMITS.title),
			excerpt: description,
			content: optional(z.string().nullable()).transform((text) => (text === null ? '' : text)),
			category: categoryRef,
			categoryId: identifier,
			categorySlug: verbatim,
			categoryName: name,
			tags,
			views: count,
			viewCount: count,
			readMinutes: minutes,
			readTime: minutes,
			publishedAt: date,
			createdAt: date,
			updatedAt: date,
			metaDescription: description,
			// No document of the API names the counts of votes: these are the names that other counts suggest.
			votes: optional(z.object({ helpful: z.number().nonnegative(), notHelpful: z.number().nonnegative() })),
			helpfulCount: count,
			notHelpfulCount: count,
			unhelpfulCount: count,
		})
		.transform((wire, problem): Article => {
			const { categoryId, categorySlug, categoryName, viewCount, readTime, ...others } = wire;
			const { helpfulCount, notHelpfulCount, unhelpfulCount, ...fields } = others;
			const slug = fields.slug ?? fields.id;
			if (slug === undefined) {
				problem.addIssue('It has neither slug nor id.');
				return z.NEVER;
			}
			if (slug.length > MAX_SLUG) {
				problem.addIssue(SLUG_TOO_LONG);
				return z.NEVER;
			}
			const category: CategoryRef = {
				id: categoryId ?? fields.category?.id,
				slug: categorySlug ?? fields.category?.slug,
				name: categoryName ?? fields.category?.name,
			};
			return {
				...emptyArticle,
				...fields,
				slug,
				title: fields.title ?? cutText(slug, TEXT_LIMITS.title),
				category: (category.id ?? category.slug ?? category.name) ? category : undefined,
				views: fields.views ?? viewCount ?? 0,
				readMinutes: fields.readMinutes ?? readTime,
				votes: fields.votes ?? pairVotes(helpfulCount, notHelpfulCount ?? unhelpfulCount),
			};
		}),
);

const VisibilityFields = z.preprocess(
	camelizeKeys,
	z.object({ status: z.unknown().optional(), isPublic: z.unknown().optional() }),
);

/** Whether an article or category, as received, is published and public. Missing fields mean yes. */
export function isForReaders(value: unknown): boolean {
	const { data } = VisibilityFields.safeParse(value);
	if (!data) return true;
	const { status, isPublic } = data;
	const published = status == null || (typeof status === 'string' && status.toLowerCase() === 'published');
	return published && (isPublic == null || isPublic === true || isPublic === 'true' || isPublic === 1);
}
