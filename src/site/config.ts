import { z } from 'zod';
import { suggestName } from '../model/nearest-name.ts';
import { SettingsError } from '../model/user-errors.ts';
import { describeExpectation, formatValue } from './config/config-errors.ts';
import { fillEditPattern } from './config/edit-pattern.ts';
import { languageOption, readLanguage } from './config/interface-language.ts';
import { listKnownKeys } from './config/known-keys.ts';
import { LOOKS, type Look } from './config/looks.ts';
import { ownWords } from './config/own-words.ts';
import { parseColor } from './config/palette.ts';
import { isPublicUrl } from './config/public-url.ts';
import { featured, sections } from './config/section-options.ts';
import { checkLanguages, siblings } from './config/sibling-options.ts';
import { status } from './config/status-options.ts';

const FILE = 'src/help-center.config.ts';
const text = z.string().trim().min(1, 'expected a text');
const href = z
	.string()
	.regex(/^(?:https?:\/\/|mailto:|tel:|\/|#)/, 'expected an address that begins with https://, mailto:, tel:, / or #');
const link = z.strictObject({ label: text, href });
const file = z
	.string()
	.regex(
		/^(?:\/(?!\/)|https?:\/\/)/,
		'expected a file in public/, such as /logo.svg, or an address that begins with https://',
	);
/** A logo that is only a file is the first thing that owners write. */
function describeLogo({ code, input }: { code: string; input?: unknown }): string | undefined {
	if (code !== 'invalid_type' || typeof input !== 'string') return undefined;
	return `expected an object with the size of the logo in pixels: logo: { src: ${JSON.stringify(input)}, width: 28, height: 28 }`;
}

const color = z
	.string()
	.trim()
	.refine((value) => parseColor(value) !== undefined, 'expected a CSS colour such as #2f6feb')
	// The parser also reads `2f6feb`, but a style sheet doesn't.
	.transform((value) => (/^[\da-f]{3,8}$/i.test(value) ? `#${value}` : value));
const COUNT = 'expected a whole number from 0 to 24';
const count = z.int(COUNT).min(0, COUNT).max(24, COUNT);
const sources = z
	.array(z.string().regex(/^[^\s;,]+$/, 'expected one CSP source such as https://cdn.example.com'))
	.default([]);

/** What to suggest on the pages that match `on`: exactly one of articles or a category (by slug) and a search query. */
const suggestion = z
	.strictObject({
		on: text,
		articles: z.array(text).min(1, 'expected at least one slug of an article').optional(),
		category: text.optional(),
		search: text.optional(),
	})
	.refine(
		({ articles, category, search }) => [articles, category, search].filter(Boolean).length === 1,
		'expected one of articles, category and search beside on',
	);

/** Whether an address becomes a URL when its `{slug}` and `{id}` are filled in, and has at least one of the two. */
function isEditPattern(pattern: string): boolean {
	const filled = fillEditPattern(pattern, { slug: 'x', id: 'x' });
	return (
		filled !== undefined &&
		filled !== pattern &&
		!/[{}\s]/.test(filled) &&
		/^https?:/.test(filled) &&
		URL.canParse(filled)
	);
}

const COLLECTOR =
	'expected the URL of your collector, which begins with https://, or true for the server of this site, or false';
const searchInsights = z.union(
	[
		z.boolean(),
		z
			.string()
			.refine(isPublicUrl)
			.transform((text) => new URL(text).href),
	],
	COLLECTOR,
);

const redirectTarget = z
	.string()
	.refine(
		(text) =>
			/^(?:(?:article|category):.*\S|\/(?![/\\]).*)$/s.test(text) || (/^https?:\/\//.test(text) && URL.canParse(text)),
		"expected 'article:SLUG', 'category:SLUG', or an address that begins with / or https://",
	);

/**
 * Whether a redirect may start at a path: no query, fragment or wildcard, and no dot segment that leaves the site's
 * folder.
 */
function isOldPath(path: string): boolean {
	try {
		const parts = decodeURIComponent(path).split('/');
		return /^\/[^?#*]*$/.test(path) && !parts.some((part) => /^\.\.?$|[\p{Cc}\\]/u.test(part)) && !/\/\//.test(path);
	} catch {
		return false;
	}
}

const redirects = z.record(z.string(), redirectTarget).superRefine((all, context) => {
	for (const path of Object.keys(all).filter((path) => !isOldPath(path))) {
		const message =
			'expected a path such as /old/page before the colon, without ? # * and without dots as a part of it';
		context.addIssue({ code: 'custom', path: [path], message });
	}
});

const Keys = z.strictObject({
	/** Name of the help center, in the header and in titles. Empty: the site is called after its team. */
	name: text.default(''),
	/** One line below the welcome on the home page. */
	tagline: z.string().default(''),
	/** A file in `public/`, shown in the header next to the name or instead of it. */
	logo: z
		.strictObject(
			{ src: file, dark: file.optional(), width: z.int().positive(), height: z.int().positive() },
			{ error: describeLogo },
		)
		.optional(),
	/** Whether the header shows the first letter of the name if there is no logo. */
	initial: z.boolean().default(true),
	/** A file in `public/`. Without it `/favicon.svg`, drawn from the first letter of the name if the owner has no such file. */
	favicon: file.optional(),
	/** Any CSS colour. Tints, hover and focus colours are derived from it, with enough contrast in both themes. */
	accent: color.default('#3657d9'),
	/** Spaces, corners, sizes of type and the font of headings. */
	// `Object.keys` returns `string[]`, whatever the object.
	look: z.enum(Object.keys(LOOKS) as [Look, ...Look[]]).default('calm'),
	/** CSS font families. Load their files in `src/custom/custom.css`. */
	fonts: z
		.strictObject({ body: text.optional(), headings: text.optional(), code: text.optional() })
		.default(() => ({})),
	header: z.strictObject({ links: z.array(link).default([]) }).default({ links: [] }),
	footer: z
		.strictObject({ links: z.array(link).default([]), text: z.string().default('') })
		.default({ links: [], text: '' }),
	/** A line at the top of every page, shown until the end of the day `until` (UTC). */
	notice: z
		.strictObject({ text, href: href.optional(), until: z.iso.date('expected a day such as 2026-12-31').optional() })
		.optional(),
	/** Your status page. If it reports a problem, readers see it at the end of the screen. */
	status,
	/** Language of the interface, dates and numbers. Articles may be in any language. */
	language: languageOption,
	/** Texts of the interface that you word otherwise, by their key in `src/site/strings/en.ts`. */
	words: ownWords,
	/** Order of the articles in a category: most viewed first, by title, or as the Library lists them. */
	articleOrder: z.enum(['views', 'title', 'api']).default('views'),
	/** Groups of articles within a category, by the slug of the category. What is in none comes last. */
	sections,
	/** Articles that the home page recommends, by slug. */
	featured,
	/** The rating values that the Library accepts for the two answers. */
	ratings: z.strictObject({ yes: text, no: text }).default({ yes: 'helpful', no: 'not_helpful' }),
	/** Whether pages report views to the Library, which counts them. */
	views: z.boolean().default(true),
	/** Whether videos of YouTube, Vimeo and Loom play in the article on a click. Otherwise they are links. */
	videos: z.boolean().default(true),
	/** Whether articles ask "Was this helpful?". */
	feedback: z.boolean().default(true),
	/** Whether the search suggests the articles that were opened last on this device. */
	recentlyOpened: z.boolean().default(true),
	/**
	 * Whether every page gets its own picture for shared links; `site` is the fallback for pages whose picture can't be
	 * drawn.
	 */
	shareImages: z
		.union([z.boolean(), z.strictObject({ site: file })], 'expected true, false or { site: FILE }')
		.default(false),
	/** Whether the home page, the search and the pages that a reader has visited work offline. */
	offline: z.boolean().default(false),
	/** Number of articles in the lists of the home page (`popular`, `recent`) and below an article (`related`). */
	popular: count.default(6),
	recent: count.default(6),
	related: count.default(4),
	/** Ways to contact a human: e-mail addresses, phone numbers, links. The first one is the main one. */
	contact: z.array(link).default([]),
	/** Where an article is edited, for the links of the report: a URL with `{slug}` or `{id}`. */
	editUrl: z
		.string()
		.refine(
			isEditPattern,
			'expected an address with {slug} or {id} in it, such as https://app.example/articles/{id}/edit',
		)
		.optional(),
	/** Your other help centers, in other languages or for other brands. */
	siblings,
	/** Redirects: an old path, and the article, category, path or URL that it leads to now. */
	redirects: redirects.default({}),
	/** Groups of words that mean the same to readers: a search for one also finds the others. */
	synonyms: z.array(z.array(text).min(2, 'expected at least two words that mean the same')).default([]),
	/** Whether searches are also pushed to `window.dataLayer`, for a tag manager. */
	dataLayer: z.boolean().default(false),
	/**
	 * Where pages send what was searched for, without anything about the reader: the URL of a collector, or `true` for
	 * the site's own server.
	 */
	searchInsights: searchInsights.default(false),
	/**
	 * Which sites may show `/embed/` (the search as a page of its own) in a frame: CSP sources such as
	 * `https://app.example.com`.
	 */
	frameAncestors: z
		.array(z.string().regex(/^[^\s;,]+$/, 'expected one source such as https://app.example.com'))
		.default(['*']),
	/** What the search box on other sites suggests on which page. The first entry that matches wins. */
	suggestions: z.array(suggestion).default([]),
	/** Further sources for the content security policy. */
	csp: z
		.strictObject({ script: sources, style: sources, connect: sources, font: sources, frame: sources, image: sources })
		.partial()
		.default({}),
});
/** Adds `locale`, the language tag for `lang` and dates; `language` becomes the language of the interface. */
const HelpCenter = Keys.superRefine(checkLanguages).transform((config) => ({
	...config,
	...readLanguage(config.language),
}));

/** The configuration as an owner writes it. */
export type HelpCenterOptions = z.input<typeof HelpCenter>;
/** The configuration as the site reads it: validated, with defaults. */
export type HelpCenterConfig = z.output<typeof HelpCenter>;

/** Types the owner's configuration file. Validates nothing: `readConfig` does that. */
export function defineHelpCenter(options: HelpCenterOptions): HelpCenterOptions {
	return options;
}

function readValueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(inner, key) => (inner === null || inner === undefined ? undefined : Reflect.get(Object(inner), key)),
		value,
	);
}

/** Keeps one line per value: a value of the wrong type often has the wrong size too. */
function keepFirstPerValue(lines: readonly string[]): string[] {
	const values = lines.map((line) => line.split(': ', 2).join());
	return lines.filter((_, index) => values.indexOf(values[index] ?? '') === index);
}

/**
 * Validates the owner's configuration.
 * @throws {SettingsError} with a line per wrong value: the file, the key path, the value and what was expected
 */
export function readConfig(options: unknown): HelpCenterConfig {
	const parsed = HelpCenter.safeParse(options, { error: describeExpectation });
	if (parsed.success) return parsed.data;
	const line = (path: readonly PropertyKey[], expected: string) =>
		`${FILE}: ${path.map(String).join('.') || 'the default export'} is ${formatValue(readValueAt(options, path))}: ${expected}${expected.endsWith('?') ? '' : '.'}`;
	const lines = parsed.error.issues.flatMap((issue) =>
		issue.code === 'unrecognized_keys'
			? issue.keys.map((key) => {
					const nearest = suggestName(key, listKnownKeys(Keys, issue.path));
					return line([...issue.path, key], `expected one of the settings in docs/configure.md${nearest}`);
				})
			: line(issue.path, issue.message),
	);
	throw new SettingsError(keepFirstPerValue(lines).join('\n'));
}
