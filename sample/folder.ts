import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { createPrefixedId, type SampleArticle, type SampleCategory, type SampleContent } from './content.ts';

/** Schema of a text that may be absent. The API sends `null` for it. */
export const nullableText = z
	.string()
	.nullish()
	.transform((value) => value ?? null);
const date = z.coerce.string().transform((value, context) => {
	const time = Date.parse(value);
	if (!Number.isNaN(time)) return new Date(time).toISOString();
	context.addIssue('is not a date');
	return z.NEVER;
});

const FrontMatter = z.strictObject({
	id: z.string().optional(),
	title: z.string(),
	excerpt: nullableText,
	tags: z.array(z.coerce.string()).nullish(),
	createdAt: date,
	publishedAt: date.optional(),
	updatedAt: date.optional(),
	views: z.int().nonnegative().default(0),
	metaDescription: nullableText,
	category: z.string().nullable().optional(),
	status: z.enum(['published', 'draft', 'archived']).default('published'),
	isPublic: z.boolean().default(true),
	notes: z.string().default(''),
});

/** Schema of a category. */
export const FolderCategory = z.object({
	id: z.string(),
	slug: z.string(),
	name: z.string(),
	description: nullableText,
	icon: nullableText,
	color: nullableText,
	sortOrder: z
		.number()
		.nullish()
		.transform((value) => value ?? null),
});
// An unknown key in a file is a typing error.
const Categories = z.array(FolderCategory.strict());

/**
 * Creates a function that reads `categories.yaml` and `articles/{category}/{slug}.md` of a folder. Each call checks the files again and
 * parses only those that changed. A file that cannot be parsed is left out, and goes to `log` once. Newest articles come first.
 */
export function createFolderReader(folder: string, log: (line: string) => void): () => Promise<SampleContent> {
	const cache = new Map<string, { stamp: string; value: unknown }>();

	async function readCached<T>(path: string, parse: (source: string) => T): Promise<T | undefined> {
		// A file can be missing for a moment while an editor saves it.
		const stats = await stat(path).catch(() => undefined);
		const stamp = `${stats?.mtimeMs} ${stats?.size}`;
		const cached = cache.get(path);
		// Each path is always read with the same `parse`, so its value is a T.
		if (cached?.stamp === stamp) return cached.value as T | undefined;
		let value: T | undefined;
		try {
			value = parse(await readFile(path, 'utf8'));
		} catch (error) {
			log(`left out  ${relative(folder, path)}: ${describeError(error)}`);
		}
		cache.set(path, { stamp, value });
		return value;
	}

	return async () => {
		const entries = await readdir(join(folder, 'articles'), { recursive: true });
		const paths = entries.filter((entry) => entry.endsWith('.md')).map((entry) => join(folder, 'articles', entry));
		const [categories, ...articles] = await Promise.all([
			readCached(join(folder, 'categories.yaml'), (source): SampleCategory[] => Categories.parse(parseYaml(source))),
			...paths.map((path) => readCached(path, (source) => parseArticle(path, source))),
		]);
		return {
			categories: categories ?? [],
			articles: articles
				.filter((article) => article !== undefined)
				.sort((a, b) => b.publishedAt.localeCompare(a.publishedAt) || a.slug.localeCompare(b.slug)),
		};
	};
}

/** The category is the name of the file's folder, `_none` for none, unless the front matter has one. */
function parseArticle(path: string, source: string): SampleArticle {
	const [, front, content] = /^\uFEFF?---\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)(.*)$/s.exec(source) ?? [];
	if (front === undefined || content === undefined)
		throw new Error('it does not begin with front matter between two lines of ---');
	const { id, tags, publishedAt, updatedAt, category, ...rest } = FrontMatter.parse(parseYaml(front));
	const slug = basename(path, '.md');
	const folderName = basename(dirname(path));
	return {
		...rest,
		id: id ?? createPrefixedId('art', slug),
		slug,
		content: content.trim(),
		tags: tags ?? [],
		category: category === undefined ? (folderName === '_none' ? null : folderName) : category,
		publishedAt: publishedAt ?? rest.createdAt,
		updatedAt: updatedAt ?? publishedAt ?? rest.createdAt,
	};
}

function describeError(error: unknown): string {
	if (error instanceof z.ZodError)
		return error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ');
	return error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error);
}
