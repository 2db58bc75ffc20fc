import { z } from 'zod';

/** A BCP 47 language tag in its canonical form; `undefined` if the text is no language tag. */
function canonicalizeLanguage(text: string): string | undefined {
	try {
		return Intl.getCanonicalLocales(text)[0];
	} catch {
		return undefined;
	}
}

const TAG = 'expected a language tag such as de or pt-BR';
const ADDRESS = 'expected the address of a help center that begins with https://, without ? and #';
const TARGET =
	"expected an address there: the last part of one, such as 'reset-a-password', a path below it, or https://…";

const language = z
	.string()
	.refine((tag) => canonicalizeLanguage(tag) !== undefined, TAG)
	.transform((tag) => canonicalizeLanguage(tag) ?? tag);

const home = z
	.string()
	.refine((text) => /^https?:\/\/[^?#]+$/.test(text) && URL.canParse(text), ADDRESS)
	.transform((text) => new URL(text.replace(/\/*$/, '/')).href);

/** An address or a path, but no URL: neither `//` nor a scheme at the beginning. */
const RELATIVE = /^(?!\/\/|[a-z][\w+.-]*:)[^\s?#\\]+$/i;

const target = z
	.string()
	.refine((text) => (/^https?:\/\//.test(text) ? URL.canParse(text) : RELATIVE.test(text) && text !== '/'), TARGET);

const targets = z.record(z.string(), target).default({});

const Sibling = z
	.strictObject({
		/** What readers choose: the name of the language in that language, or the name of the brand. */
		label: z.string().trim().min(1, 'expected a text'),
		/** Omitted for a help center in the same language. */
		language: language.optional(),
		url: home,
		/** Whether it is the one for readers of all other languages (`x-default`). */
		default: z.boolean().default(false),
		/** Our articles and categories that it has too: our slug, and the address, path or URL there. */
		articles: targets,
		categories: targets,
	})
	.superRefine((sibling, context) => {
		if (sibling.default && sibling.language === undefined) {
			const message = 'expected a language beside it';
			context.addIssue({ code: 'custom', path: ['default'], message });
		}
	});

/** Other help centers that readers can switch to. */
export const siblings = z
	.array(Sibling)
	.default([])
	.superRefine((all, context) => {
		for (const [index, { language, ...sibling }] of all.entries()) {
			const before = all.slice(0, index);
			if (language !== undefined && before.some((other) => other.language === language)) {
				const message = 'expected a language that no other sibling has; leave it out for another brand';
				context.addIssue({ code: 'custom', path: [index, 'language'], message });
			}
			if (sibling.default && before.some((other) => other.default)) {
				context.addIssue({ code: 'custom', path: [index, 'default'], message: 'expected true for one sibling only' });
			}
		}
	});

/** Checks that no sibling has the language of the site itself: search engines would get two URLs for one language. */
export function checkLanguages(
	{ language, siblings }: { language: string; siblings: readonly { language?: string | undefined }[] },
	context: z.RefinementCtx,
): void {
	const index = siblings.findIndex((sibling) => sibling.language === canonicalizeLanguage(language));
	if (index === -1) return;
	const message = `expected another language than this site's own (\`language\`); leave it out for another brand`;
	context.addIssue({ code: 'custom', path: ['siblings', index, 'language'], message });
}
