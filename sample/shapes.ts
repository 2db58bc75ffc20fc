import { type SampleArticle, type SampleCategory, toUuid } from './content.ts';
import type { Count } from './counters.ts';
import type { SamplePage } from './paging.ts';
import type { WireFormat } from './wire.ts';

type Fields = Record<string, unknown>;

/** The JSON object of a category in an API generation. */
export function formatCategory(category: SampleCategory, generation: WireFormat['generation']): Fields {
	return applyKeyCase({ isPublic: true, ...category, id: toUuid(category.id) }, generation);
}

/** The JSON object of an article in an API generation, without the team's notes, and with `content` only if `withContent` is set. */
export function formatArticle(
	article: SampleArticle,
	generation: WireFormat['generation'],
	{ categories, count, withContent }: { categories: readonly SampleCategory[]; count: Count; withContent: boolean },
): Fields {
	const { id, content, category, views, overrides, status = 'published', isPublic = true, notes: _, ...same } = article;
	const home = categories.find(({ slug }) => slug === category);
	const minutes = Math.max(1, Math.round(content.split(/\s+/).length / 200));
	const fields = {
		id: generation === 'C' ? id : toUuid(id),
		...same,
		...(withContent ? { content } : {}),
		...{
			A: { category: home?.name ?? category, readTime: minutes },
			B: { category, readTime: `${minutes} min` },
			C: { categoryId: category && toUuid(home?.id ?? category), readTime: `${minutes} min`, object: 'article' },
		}[generation],
		status,
		isPublic,
		viewCount: views + count.views,
		helpfulCount: count.helpful,
		notHelpfulCount: count.notHelpful,
	};
	return { ...applyKeyCase(fields, generation), ...overrides };
}

/** Extends the JSON object of an article with the fields that only the keyed API sends; `overrides` of the article win. */
export function addInternalFields(
	fields: Fields,
	article: SampleArticle,
	{ v1Audience }: Pick<WireFormat, 'v1Audience'>,
): Fields {
	const hidden = v1Audience ? {} : { status: undefined, isPublic: undefined, is_public: undefined };
	return { ...fields, ...hidden, notes: article.notes || null, ...article.overrides };
}

/** Wraps a result in the envelope of a wire format; `name`, such as `articles`, is the key inside `data` where `data` is an object. */
export function wrapInEnvelope(
	name: string,
	data: unknown,
	wire: Pick<WireFormat, 'envelope' | 'generation'>,
	meta: { requestId: string; timestamp: string },
	page: Pick<SamplePage<unknown>, 'top' | 'meta'> = {},
): unknown {
	if (wire.envelope === 'bare') return data;
	const inMeta = page.meta && { pagination: applyKeyCase(page.meta, wire.generation) };
	return {
		success: true,
		data: wire.envelope === 'data-object' ? { [name]: data } : data,
		...(page.top && { pagination: applyKeyCase(page.top, wire.generation) }),
		meta: { ...applyKeyCase(meta, wire.generation), ...inMeta },
	};
}

function applyKeyCase(fields: object, generation: WireFormat['generation']): Fields {
	if (generation !== 'A') return { ...fields };
	const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
	return Object.fromEntries(Object.entries(fields).map(([key, value]) => [snake(key), value]));
}
