import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { createPrefixedId, type SampleArticle, type SampleCategory, type SampleContent } from './content.ts';

const text = z
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
	excerpt: text,
	tags: z.array(z.coerce.string()).nullish(),
	createdAt: date,
	publishedAt: date.optional(),
	updatedAt: date.optional(),
	views: z.int().nonnegative().default(0),
	metaDescription: text,
	category: z.string().nullable().optional(),
	status: z.enum(['published', 'draft', 'archived']).default('published'),
	isPublic: z.boolean().default(true),
	notes: z.string().default(''),
});

const Categories = z.array(
	z.strictObject({
		id: z.string(),
		slug: z.string(),
		name: z.string(),
		description: text,
		icon: text,
		color: text,
		sortOrder: z
			.number()
			.nullish()
			.transform((value) => value ?? null),
	}),
);

/**
 * Reads `categories.yaml` and `articles/{category}/{slug}.md` of a folder; each call looks at the disk again and parses only
 * what changed. A file that can't be understood is named through `log`, once, and left out. Newest articles come first.
 */
export function createFolderReader(folder: string, log: (line: string) => void): () => Promise<SampleContent> {
	const known = new Map<string, { stamp: string; value: unknown }>();

	async function readCached<T>(path: string, understand: (source: string) => T): Promise<T | undefined> {
		// A file may be gone for a moment while an editor saves it.
		const now = await stat(path).catch(() => undefined);
		const stamp = `${now?.mtimeMs} ${now?.size}`;
		const before = known.get(path);
		// One path is always read with the same `understand`, so its value is a T.
		if (before?.stamp === stamp) return before.value as T | undefined;
		let value: T | undefined;
		try {
			value = understand(await readFile(path, 'utf8'));
		} catch (error) {
			log(`left out  ${relative(folder, path)}: ${describeError(error)}`);
		}
		known.set(path, { stamp, value });
		return value;
	}

	return async () => {
		const entries = await readdir(join(folder, 'articles'), { recursive: true });
		const paths = entries.filter((entry) => entry.endsWith('.md')).map((entry) => join(folder, 'articles', entry));
		const [categories, ...articles] = await Promise.all([
			readCached(join(folder, 'categories.yaml'), (source): SampleCategory[] => Categories.parse(parse(source))),
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

function parseArticle(path: string, source: string): SampleArticle {
	const [, front, content] = /^\uFEFF?---\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)(.*)$/s.exec(source) ?? [];
	if (front === undefined || content === undefined)
		throw new Error('it does not begin with front matter between two lines of ---');
	const { id, tags, publishedAt, updatedAt, category, ...rest } = FrontMatter.parse(parse(front));
	const slug = basename(path, '.md');
	const home = basename(dirname(path));
	return {
		...rest,
		id: id ?? createPrefixedId('art', slug),
		slug,
		content: content.trim(),
		tags: tags ?? [],
		category: category === undefined ? (home === '_none' ? null : home) : category,
		publishedAt: publishedAt ?? rest.createdAt,
		updatedAt: updatedAt ?? publishedAt ?? rest.createdAt,
	};
}

function describeError(error: unknown): string {
	if (error instanceof z.ZodError)
		return error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ');
	return error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error);
}
