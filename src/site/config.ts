import { z } from 'zod';
import { SettingsError } from '../model/user-errors.ts';
import { describeExpectation, formatValue } from './config/config-errors.ts';
import { parseColor } from './config/palette.ts';
import { checkLanguages, siblings } from './config/sibling-options.ts';
import { type Language, languages } from './strings/strings.ts';

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
const color = z.string().refine((value) => parseColor(value) !== undefined, 'expected a CSS colour such as #2f6feb');
const COUNT = 'expected a whole number from 0 to 24';
const count = z.int(COUNT).min(0, COUNT).max(24, COUNT);
const sources = z
	.array(z.string().regex(/^[^\s;,]+$/, 'expected one CSP source such as https://cdn.example.com'))
	.default([]);

/** Articles or a category by their slugs, or what is searched for; one of them. */
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

const redirectTarget = z
	.string()
	.refine(
		(text) =>
			/^(?:(?:article|category):.*\S|\/(?![/\\]).*)$/s.test(text) || (/^https?:\/\//.test(text) && URL.canParse(text)),
		"expected 'article:SLUG', 'category:SLUG', or an address that begins with / or https://",
	);

/** An old path as a whole: each leads somewhere by itself, and none can leave the folder of the site. */
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
	/** What the help center is called, in the header and in titles. */
	name: text,
	/** One line below the welcome on the home page. */
	tagline: z.string().default(''),
	/** A file in `public/`, shown in the header beside or instead of the name. */
	logo: z
		.strictObject({ src: file, dark: file.optional(), width: z.int().positive(), height: z.int().positive() })
		.optional(),
	/** A file in `public/`. */
	favicon: file.default('/favicon.svg'),
	/** Any CSS colour; tints, hover, focus and enough contrast in both themes are derived from it. */
	accent: color.default('#3657d9'),
	/** CSS font families; load their files in `src/custom/custom.css`. */
	fonts: z
		.strictObject({ body: text.optional(), headings: text.optional(), code: text.optional() })
		.default(() => ({})),
	header: z.strictObject({ links: z.array(link).default([]) }).default({ links: [] }),
	footer: z
		.strictObject({ links: z.array(link).default([]), text: z.string().default('') })
		.default({ links: [], text: '' }),
	/** A line above every page, until the end of a day (UTC). */
	notice: z
		.strictObject({ text, href: href.optional(), until: z.iso.date('expected a day such as 2026-12-31').optional() })
		.optional(),
	/** Of the interface, of dates and numbers; articles may be in any other. */
	// `Object.keys` forgets which keys there are.
	language: z.enum(Object.keys(languages) as [Language, ...Language[]]).default('en'),
	/** How articles stand in a category: most read first, by title, or as the Library lists them. */
	articleOrder: z.enum(['views', 'title', 'api']).default('views'),
	/** The words that the Library takes for the two answers. */
	ratings: z.strictObject({ yes: text, no: text }).default({ yes: 'helpful', no: 'not_helpful' }),
	/** Whether views are counted by the Library. */
	views: z.boolean().default(true),
	/** Whether articles ask "Was this helpful?". */
	feedback: z.boolean().default(true),
	/** Whether the search offers the articles that were opened last on this device. */
	recentlyOpened: z.boolean().default(true),
	/** Whether every page gets a picture for shared links; `site` names the one for those that can't be drawn. */
	shareImages: z
		.union([z.boolean(), z.strictObject({ site: file })], 'expected true, false or { site: FILE }')
		.default(false),
	/** Whether what a reader has visited, home and the search stay readable without a network. */
	offline: z.boolean().default(false),
	/** How many articles stand in each list of the home page, and below an article. */
	popular: count.default(6),
	recent: count.default(6),
	related: count.default(4),
	/** Ways to reach people: mail addresses, phone numbers, links. The first one is the main way. */
	contact: z.array(link).default([]),
	/** Other help centers of yours, in other languages or of other brands. */
	siblings,
	/** Addresses of the past: a path, and the article, category or address that it leads to now. */
	redirects: redirects.default({}),
	/** Words that mean the same to readers, in groups: who searches for one finds the others. */
	synonyms: z.array(z.array(text).min(2, 'expected at least two words that mean the same')).default([]),
	/** Whether searches are told to a tag manager too, by `window.dataLayer`. */
	dataLayer: z.boolean().default(false),
	/** Who may show `/embed/`, the search as a page of its own, in a frame: sources such as `https://app.example.com`. */
	frameAncestors: z
		.array(z.string().regex(/^[^\s;,]+$/, 'expected one source such as https://app.example.com'))
		.default(['*']),
	/** Which articles the search box on other sites suggests on which page. The first that fits counts. */
	suggestions: z.array(suggestion).default([]),
	/** Sources added to the content security policy. */
	csp: z
		.strictObject({ script: sources, style: sources, connect: sources, font: sources, frame: sources, image: sources })
		.partial()
		.default({}),
});
const HelpCenter = Keys.superRefine(checkLanguages);

/** What an owner writes. */
export type HelpCenterOptions = z.input<typeof HelpCenter>;
/** What the site reads: checked, with defaults. */
export type HelpCenterConfig = z.output<typeof HelpCenter>;

/** Gives the owner's file its types; checks nothing yet. */
export function defineHelpCenter(options: HelpCenterOptions): HelpCenterOptions {
	return options;
}

function readValueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(inner, key) => (inner === null || inner === undefined ? undefined : Reflect.get(Object(inner), key)),
		value,
	);
}

/** What is wrong in kind may be wrong in size too: one line for each value is enough. */
function keepFirstPerValue(lines: readonly string[]): string[] {
	const values = lines.map((line) => line.split(': ', 2).join());
	return lines.filter((_, index) => values.indexOf(values[index] ?? '') === index);
}

/**
 * Checks the owner's configuration.
 * @throws {SettingsError} naming file, key path, what came and what is expected
 */
export function readConfig(options: unknown): HelpCenterConfig {
	const parsed = HelpCenter.safeParse(options, { error: describeExpectation });
	if (parsed.success) return parsed.data;
	const line = (path: readonly PropertyKey[], expected: string) =>
		`${FILE}: ${path.map(String).join('.') || 'the default export'} is ${formatValue(readValueAt(options, path))}: ${expected}.`;
	const lines = parsed.error.issues.flatMap((issue) =>
		issue.code === 'unrecognized_keys'
			? issue.keys.map((key) => line([...issue.path, key], 'expected one of the settings in docs/configure.md'))
			: line(issue.path, issue.message),
	);
	throw new SettingsError(keepFirstPerValue(lines).join('\n'));
}
