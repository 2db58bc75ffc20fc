import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

const IconSet = z.object({
	icons: z.record(z.string(), z.object({ body: z.string() })),
	aliases: z.record(z.string(), z.object({ parent: z.string() })).default({}),
});

let iconSet: z.output<typeof IconSet> | undefined;

function loadIconSet() {
	iconSet ??= IconSet.parse(
		JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@iconify-json/lucide/icons.json'), 'utf8')),
	);
	return iconSet;
}

/**
 * The content of a Lucide icon as SVG markup for a 24 × 24 box; `undefined` if there is no such icon. Accepts the ways
 * in which names are written: `CreditCard`, `credit_card`, `lucide:credit-card`.
 */
export function findLucideIcon(name: string): string | undefined {
	const { icons, aliases } = loadIconSet();
	const key = name
		.replace(/([a-z\d])([A-Z])/g, '$1-$2')
		.toLowerCase()
		.replace(/[\s_]+/g, '-')
		.replace(/^lucide[:-]/, '');
	const found = Object.hasOwn(icons, key) ? key : Object.hasOwn(aliases, key) ? aliases[key]?.parent : undefined;
	return found === undefined ? undefined : icons[found]?.body;
}

/** Includes older emoji that are often written without the variation selector U+FE0F: ⚙, ❤. */
const EMOJI = /^(?:\p{RGI_Emoji}|[\p{Emoji}--\p{ASCII}])$/v;

/** The icon of a category: a known drawing, an emoji as it is, or the first letter of its name. */
export type CategoryIcon = { kind: 'drawing'; body: string } | { kind: 'emoji' | 'initial'; text: string };

/** Chooses the icon of a category; `icon` is what the Library sends: an icon name, an emoji or anything else. */
export function chooseCategoryIcon(icon: string | undefined, name: string, language: string): CategoryIcon {
	const drawing = icon === undefined ? undefined : findLucideIcon(icon);
	if (drawing !== undefined) return { kind: 'drawing', body: drawing };
	if (icon !== undefined && EMOJI.test(icon)) return { kind: 'emoji', text: icon };
	const initial = new Intl.Segmenter(language).segment(name).containing(0)?.segment ?? '';
	return { kind: 'initial', text: initial.toLocaleUpperCase(language) };
}
