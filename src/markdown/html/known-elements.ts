import { ELEMENTS, FOREIGN_MEDIA, NON_TEXT_ELEMENTS, RENAMED_ELEMENTS } from './allowed.ts';

const set = (names: string) => new Set(names.split(' '));

/** Elements of HTML that are not allowed in articles, and that older editors wrote. */
const OTHERS = set(
	'area base basefont bgsound big blink body button canvas col colgroup data datalist dir font frameset head html input isindex keygen label link listing map marquee math menu menuitem meta meter multicol nextid nobr noembed noframes noscript optgroup option output param picture plaintext progress rb rtc select slot spacer svg template textarea title xmp',
);

const KNOWN = new Set([
	...Object.keys(ELEMENTS),
	...Object.keys(RENAMED_ELEMENTS),
	...Object.keys(FOREIGN_MEDIA),
	...NON_TEXT_ELEMENTS,
	...OTHERS,
]);

/** Elements without content and closing tag. */
export const VOID_ELEMENTS: ReadonlySet<string> = set(
	'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** Elements whose content an HTML parser reads as text, up to the closing tag. */
export const RAW_TEXT_ELEMENTS: ReadonlySet<string> = set(
	'script style textarea title xmp iframe noembed noframes plaintext',
);

/** Whether HTML has an element with this lower-case name. */
export function isHtmlElement(name: string): boolean {
	return KNOWN.has(name);
}

/** Whether a tag with this name, in the author's case, is no HTML element but a component of another tool (MDX, JSX). */
export function isComponentName(name: string): boolean {
	const lower = name.toLowerCase();
	if (!KNOWN.has(lower)) return true;
	// `<Frame>` and `<Aside>` are components. Old HTML has `<FRAME>`, and careless authors `<Table>`.
	return /^[A-Z].*[a-z]/.test(name) && !Object.hasOwn(ELEMENTS, lower);
}
