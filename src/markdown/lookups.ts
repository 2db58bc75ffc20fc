import { type HeadingIds, locateFormerHeadings } from './heading-ids/former-headings.ts';
import { assignHeadingIds } from './heading-ids/heading-ids.ts';
import { UniqueNames } from './heading-ids/unique-names.ts';
import { type AddressIndex, indexAddresses, type LinkedArticle } from './site-addresses.ts';
import type { Lookup, RenderContext, SharedContext } from './types.ts';

/** Headings as in `assignHeadingIds`, and names that no heading may get. */
export interface UnnamedHeadings {
	chains: readonly (readonly string[])[];
	taken: readonly string[];
}

/**
 * Everything that rendering an article may ask about other pages and about earlier versions of the article. The code that renders gets
 * these facts nowhere else, so that the questions and answers together say on what a result depends. Each method takes one argument and
 * always gives the same answer for it; both are JSON, apart from `undefined`.
 */
export interface Lookups {
	/** The path of a page that shows no article, by its decoded path without slashes around it. */
	page(path: string): string | undefined;
	/** By a present or former slug, as it is or in lower case. */
	articleWithSlug(slug: string): LinkedArticle | undefined;
	/** By the last segment of its path here, in the form of `foldCase`. */
	articleAtAddress(address: string): LinkedArticle | undefined;
	/** Ids for the headings of an article with equal headings, where the version before says which one is which. */
	assignIds(headings: UnnamedHeadings): string[];
	/** Where links to headings of earlier versions lead: see `locateFormerHeadings`. */
	locateFormer(present: HeadingIds): (readonly [id: string, target: string | undefined])[];
}

/** A context whose parts are taken apart: what all articles depend on, and what each asks for. */
export interface SplitContext {
	shared: SharedContext;
	addresses: AddressIndex;
}

const split = new WeakMap<RenderContext, SplitContext>();

/** Divides a context. The addresses are indexed once. */
export function splitContext(context: RenderContext): SplitContext {
	const known = split.get(context);
	if (known) return known;
	const { pathsBySlug, pagePaths, formerSlugs, ...shared } = context;
	const parts = { shared, addresses: indexAddresses({ pathsBySlug, pagePaths, formerSlugs }) };
	split.set(context, parts);
	return parts;
}

/** Creates the lookups of one article. `versions` are the heading ids of its earlier versions, oldest first. */
export function createLookups(
	{ pages, articlesBySlug, articlesByAddress }: AddressIndex,
	versions: readonly HeadingIds[],
): Lookups {
	return {
		page: (path) => pages.get(path),
		articleWithSlug: (slug) => articlesBySlug.get(slug),
		articleAtAddress: (address) => articlesByAddress.get(address),
		assignIds: ({ chains, taken }) => assignHeadingIds(chains, new UniqueNames(taken), versions.at(-1)),
		locateFormer: (present) => [...locateFormerHeadings(versions, present)],
	};
}

/** Wraps lookups: `lookups` asks them, and each question is added to `asked` once, with its answer. */
export function recordLookups(lookups: Lookups): { lookups: Lookups; asked: Lookup[] } {
	const asked: Lookup[] = [];
	const known = new Set<string>();
	const record = <Name extends keyof Lookups>(name: Name): Lookups[Name] => {
		const ask = (question: never): unknown => {
			const answer = lookups[name](question);
			const key = `${name} ${JSON.stringify(question)}`;
			if (!known.has(key)) asked.push([name, question, answer ?? null]);
			known.add(key);
			return answer;
		};
		// It calls the method of that name, so it has its type; the type checker can't see that.
		return ask as Lookups[Name];
	};
	return {
		lookups: {
			page: record('page'),
			articleWithSlug: record('articleWithSlug'),
			articleAtAddress: record('articleAtAddress'),
			assignIds: record('assignIds'),
			locateFormer: record('locateFormer'),
		},
		asked,
	};
}

/** Whether all questions still have the recorded answers. */
export function haveSameAnswers(asked: readonly Lookup[], lookups: Lookups): boolean {
	return asked.every(([name, question, answer]) => {
		if (!Object.hasOwn(lookups, name)) return false;
		// Recorded by `recordLookups`: the name and its question belong together.
		const ask = lookups[name as keyof Lookups] as (question: unknown) => unknown;
		return JSON.stringify(ask(question) ?? null) === JSON.stringify(answer);
	});
}
