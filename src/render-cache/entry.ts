import { z } from 'zod';
import type { Lookup } from '../markdown/types.ts';
import type { ReadArticle } from '../site/read-article.ts';

const strings = z.array(z.string());
const pairs = z.array(z.tuple([z.string(), z.string()]));
const orUndefined = z
	.string()
	.nullable()
	.transform((text) => text ?? undefined);

/** An entry without its HTML. `null` stands for `undefined`, which JSON doesn't have. */
const StoredArticle = z.object({
	headings: z.array(z.object({ id: z.string(), level: z.literal([2, 3, 4, 5, 6]), text: z.string() })),
	linkTargets: pairs,
	wordCount: z.number(),
	imageOrigins: strings,
	mediaOrigins: strings,
	deadLinks: strings,
	relativeLinks: strings,
	spacedAddresses: strings,
	foreignSyntax: strings,
	crossLinks: z.array(z.object({ slug: z.string(), fragment: orUndefined })),
	hostedLinks: strings,
	rewrittenUrls: pairs,
	skippedLevels: strings,
	removed: strings,
	plainTextReason: orUndefined,
	lookups: z.array(z.tuple([z.string(), z.unknown(), z.unknown()]).readonly()).readonly(),
	beginning: z.string(),
	firstWords: z.string(),
	language: orUndefined,
});

/** A read article whose result another attempt would give again. */
export type RepeatableArticle = ReadArticle & { lookups: readonly Lookup[] };

/** Turns an article into the parts of an entry: JSON on one line, and its HTML from the next line on. */
export function encodeEntry({ html, crossLinks, plainTextReason, language, ...rest }: RepeatableArticle): string[] {
	const json = JSON.stringify({
		...rest,
		crossLinks: crossLinks.map(({ slug, fragment = null }) => ({ slug, fragment })),
		plainTextReason: plainTextReason ?? null,
		language: language ?? null,
	} satisfies z.input<typeof StoredArticle>);
	return [json, '\n', html];
}

/**
 * Turns an entry into an article.
 * @throws if it is not the entry of an article
 */
export function decodeEntry(entry: Buffer): RepeatableArticle {
	const end = entry.indexOf('\n');
	const article = StoredArticle.parse(JSON.parse(entry.toString('utf8', 0, end)));
	return { html: entry.toString('utf8', end + 1), ...article };
}
