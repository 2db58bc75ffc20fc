import type { TestContext } from 'node:test';
import { createPrefixedId, type SampleArticle, type SampleCategory, toUuid } from '../../sample/content.ts';
import { startSampleLibrary } from '../../sample/server.ts';
import { SAMPLE_TEAM } from '../../sample/team.ts';
import type { SampleLibrary, SampleOptions } from '../../sample/types.ts';

/** A sample Library for a test, with the lines that it has logged. */
export type TestLibrary = SampleLibrary & { lines: string[] };

/** Starts a sample Library that stops after the test. It has no hourly limit unless one is given. */
export async function startSample(t: Pick<TestContext, 'after'>, options: SampleOptions = {}): Promise<TestLibrary> {
	const lines: string[] = [];
	const library = await startSampleLibrary({ requestsPerHour: 0, log: (line) => lines.push(line), ...options });
	t.after(() => library.close());
	return { ...library, lines };
}

/** Creates an article for a sample Library. Missing fields have defaults, which depend on the slug. */
export function article(slug: string, rest: Partial<SampleArticle> = {}): SampleArticle {
	return {
		id: createPrefixedId('art', slug),
		slug,
		title: slug.replaceAll('-', ' '),
		excerpt: `About ${slug}.`,
		content: `All there is to say about ${slug}.`,
		category: null,
		tags: [],
		views: 0,
		createdAt: '2026-01-05T09:00:00.000Z',
		publishedAt: '2026-01-05T09:00:00.000Z',
		updatedAt: '2026-01-05T09:00:00.000Z',
		metaDescription: null,
		...rest,
	};
}

/** Creates short articles: `article-1`, `article-2` … `rest` returns further fields of the nth article. */
export function articles(count: number, rest: (n: number) => Partial<SampleArticle> = () => ({})): SampleArticle[] {
	return Array.from({ length: count }, (_, index) => article(`article-${index + 1}`, rest(index + 1)));
}

/** Creates a category for a sample Library. Missing fields have defaults, which depend on the slug. */
export function category(slug: string, rest: Partial<SampleCategory> = {}): SampleCategory {
	return {
		id: toUuid(`category ${slug}`),
		slug,
		name: slug.replaceAll('-', ' '),
		description: null,
		icon: null,
		color: null,
		sortOrder: null,
		...rest,
	};
}

/** Requests a path of the sample team's Library, such as `articles?page=2`, and parses the response as JSON. */
export async function ask(library: SampleLibrary, path: string, init?: RequestInit) {
	const response = await fetch(new URL(`/api/library/${SAMPLE_TEAM}/${path}`, library.url), init);
	const text = await response.text();
	return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** Options of a POST request with JSON, for `ask`. */
export function post(value?: unknown): RequestInit {
	if (value === undefined) return { method: 'POST' };
	return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
