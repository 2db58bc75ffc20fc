import { ELEMENTS, FOREIGN_MEDIA, RENAMED_ELEMENTS } from '../../markdown/html/allowed.ts';

/** Elements that are allowed in articles, and those that rich-text editors add. */
const NAMES = [
	...Object.keys(ELEMENTS),
	...Object.keys(RENAMED_ELEMENTS),
	...Object.keys(FOREIGN_MEDIA),
	'big',
	'font',
	'nobr',
];
/** Elements within a line: words on both sides of their tags belong together. */
const INLINE = new Set(
	'a abbr b bdi bdo big cite code del dfn em font i ins kbd mark nobr q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
		' ',
	),
);
/** An attribute must have a value, except for a few boolean ones: `if a<b and c>d` contains no tag. */
const ATTRIBUTE = `[\\w:-]+\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'<>]+)|open|reversed|controls`;
const TAG = new RegExp(`</?(${NAMES.join('|')})(?:\\s+(?:${ATTRIBUTE}))*\\s*/?>`, 'gi');
const COMMENT = /<!--(?:(?!<!--)[\s\S]){0,500}?-->/g;

/** Whether an element is part of a line of text. */
export function isInline(name: string): boolean {
	return INLINE.has(name);
}

/** Removes HTML tags and comments, but not text that only looks like a tag. */
export function removeTags(text: string): string {
	if (!text.includes('<')) return text;
	return text.replace(COMMENT, '').replace(TAG, (_, name: string) => (isInline(name.toLowerCase()) ? '' : ' '));
}
