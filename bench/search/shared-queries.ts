import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { SampleContent } from '../../sample/content.ts';
import { FolderCategory, nullableText } from '../../sample/folder.ts';

/** A query, and the slugs of the articles that answer it. */
export interface RankedQuery {
	kind: string;
	typed: string;
	right: string[];
	person?: true;
}

/** A library with the queries of its readers. */
export interface QueriedLibrary {
	name: string;
	language: string;
	content: SampleContent;
	queries: RankedQuery[];
}

/** The kinds of queries by their letter in the files. */
const KINDS: Record<string, string> = {
	a: 'title words',
	b: 'one error',
	c: 'questions as typed',
	d: 'other words',
	e: 'only in the body',
	f: 'inflected',
	g: 'beginnings of 1–4 letters',
	h: 'one word that does not belong',
	i: 'of the script',
	j: 'codes, versions, file names',
	k: 'English, elsewhere',
};

/** Names of the kinds, in the order of the tables. */
export const KIND_NAMES = Object.values(KINDS);
/** The only kind with typing errors: in all others, a corrected word is a false correction. */
export const ERROR_KIND = 'one error';

const Queries = z.object({
	language: z.string(),
	queries: z.array(z.object({ kind: z.string(), q: z.string(), right: z.array(z.string()) })),
});
const Library = z.object({
	categories: z.array(FolderCategory),
	articles: z.array(
		z.object({
			id: z.string(),
			slug: z.string(),
			title: z.string(),
			excerpt: nullableText,
			content: z.string(),
			tags: z.array(z.string()),
			viewCount: z.number(),
			categoryId: z.string().nullish(),
			createdAt: z.string(),
			publishedAt: z.string(),
			updatedAt: z.string(),
			metaDescription: nullableText,
		}),
	),
});

async function readLibrary(folder: string, name: string): Promise<QueriedLibrary> {
	const read = (file: string) => readFile(join(folder, file));
	const { language, queries } = Queries.parse(JSON.parse((await read(`${name}.queries.json`)).toString()));
	const { categories, articles } = Library.parse(
		JSON.parse(gunzipSync(await read(`${name}.library.json.gz`)).toString()),
	);
	const slugs = new Map(categories.map(({ id, slug }) => [id, slug]));
	return {
		name,
		language,
		content: {
			categories,
			articles: articles.map(({ viewCount, categoryId, ...article }) => ({
				...article,
				views: viewCount,
				category: slugs.get(categoryId ?? '') ?? null,
			})),
		},
		queries: queries.map(({ kind, q, right }) => ({ kind: KINDS[kind] ?? kind, typed: q, right })),
	};
}

/**
 * Reads the libraries of a folder: `NAME.library.json.gz` as the Library API sends it, and beside it `NAME.queries.json`
 * (`{ language, queries: { kind, q, right }[] }`). Returns `undefined` if there is no such folder, or none in it.
 * @throws {Error} if a file is missing or has another shape
 */
export async function readSharedLibraries(folder: string): Promise<QueriedLibrary[] | undefined> {
	const files = await readdir(folder).catch(() => undefined);
	const names = (files ?? []).flatMap((file) => /^(.+)\.queries\.json$/.exec(file)?.[1] ?? []).sort();
	if (names.length === 0) return undefined;
	return Promise.all(names.map((name) => readLibrary(folder, name)));
}
