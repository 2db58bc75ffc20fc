import { z } from 'zod';

/** A language as BCP 47 spells it; `undefined` where the text is none. */
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

/** A name or a path: never one that begins anew somewhere else. */
const BELOW = /^(?!\/\/|[a-z][\w+.-]*:)[^\s?#\\]+$/i;

const target = z
	.string()
	.refine((text) => (/^https?:\/\//.test(text) ? URL.canParse(text) : BELOW.test(text) && text !== '/'), TARGET);

const targets = z.record(z.string(), target).default({});

const Sibling = z
	.strictObject({
		/** What readers choose: the name of the language in itself, or of the brand. */
		label: z.string().trim().min(1, 'expected a text'),
		/** Left out for a help center in the same language. */
		language: language.optional(),
		url: home,
		/** Whether it is for readers whose language none has. */
		default: z.boolean().default(false),
		/** Which of its articles and categories say the same as ours: our slug, and the address there. */
		articles: targets,
		categories: targets,
	})
	.superRefine((sibling, context) => {
		if (sibling.default && sibling.language === undefined) {
			const message = 'expected a language beside it';
			context.addIssue({ code: 'custom', path: ['default'], message });
		}
	});

/** Other help centers that readers may want to be in instead. */
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

/** No sibling is in the language of the site itself: search engines would have two addresses for it. */
export function checkLanguages(
	{ language, siblings }: { language: string; siblings: readonly { language?: string | undefined }[] },
	context: z.RefinementCtx,
): void {
	const index = siblings.findIndex((sibling) => sibling.language === language);
	if (index === -1) return;
	const message = `expected another language than this site's own (\`language\`); leave it out for another brand`;
	context.addIssue({ code: 'custom', path: ['siblings', index, 'language'], message });
}
