import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

const IconSet = z.object({
	icons: z.record(z.string(), z.object({ body: z.string() })),
	aliases: z.record(z.string(), z.object({ parent: z.string() })).default({}),
});

let icons: z.output<typeof IconSet> | undefined;

function iconSet() {
	icons ??= IconSet.parse(
		JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@iconify-json/lucide/icons.json'), 'utf8')),
	);
	return icons;
}

/** The drawing of a Lucide icon, as SVG markup for a 24 × 24 box, or `undefined` where the set has no such name. */
export function findLucideIcon(name: string): string | undefined {
	const { icons, aliases } = iconSet();
	const key = name
		.replace(/([a-z\d])([A-Z])/g, '$1-$2')
		.toLowerCase()
		.replace(/[\s_]+/g, '-')
		.replace(/^lucide[:-]/, '');
	const found = Object.hasOwn(icons, key) ? key : Object.hasOwn(aliases, key) ? aliases[key]?.parent : undefined;
	return found === undefined ? undefined : icons[found]?.body;
}

/** Also the older ones that are often written without the sign that asks for their colours: ⚙, ❤. */
const EMOJI = /^(?:\p{RGI_Emoji}|[\p{Emoji}--\p{ASCII}])$/v;

/** How a category shows itself: an emoji as it is, a known icon, or the first letter of its name. */
export type CategoryIcon = { kind: 'drawing'; body: string } | { kind: 'emoji' | 'initial'; text: string };

/** Chooses the icon of a category from what the Library says. */
export function chooseCategoryIcon(icon: string | undefined, name: string, language: string): CategoryIcon {
	const drawing = icon === undefined ? undefined : findLucideIcon(icon);
	if (drawing !== undefined) return { kind: 'drawing', body: drawing };
	if (icon !== undefined && EMOJI.test(icon)) return { kind: 'emoji', text: icon };
	const initial = new Intl.Segmenter(language).segment(name).containing(0)?.segment ?? '';
	return { kind: 'initial', text: initial.toLocaleUpperCase(language) };
}
