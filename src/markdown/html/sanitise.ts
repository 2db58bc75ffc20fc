import sanitizeHtml, { type Attributes, type IOptions, type Tag } from 'sanitize-html';
import {
	ELEMENTS,
	FOREIGN_MEDIA,
	GLOBAL_ATTRIBUTES,
	MAX_TAG_DEPTH,
	NON_TEXT_ELEMENTS,
	RENAMED_ELEMENTS,
	VALUE_PATTERNS,
} from './allowed.ts';
import { MARK_ATTRIBUTE } from './mark-attribute.ts';

/** An empty element in place of foreign media; media.ts turns it into a link card. */
export const LINK_CARD = `${MARK_ATTRIBUTE}-card`;

const attributesByElement = new Map(
	Object.entries(ELEMENTS).map(([name, own]) => [name, new Set([...own, ...GLOBAL_ATTRIBUTES, MARK_ATTRIBUTE])]),
);
const ALIGNMENTS = new Set(['left', 'center', 'right']);

/** The most frequent elements come first, because sanitize-html searches its list from the front. */
const FREQUENT = ['p', 'a', 'strong', 'li', 'code', 'td', 'em', 'tr'];

// The same policy twice: `filterTag` applies it and collects what was removed, sanitize-html enforces it again.
const options: IOptions = {
	allowedTags: [...FREQUENT.filter((name) => attributesByElement.has(name)), ...attributesByElement.keys(), LINK_CARD],
	allowedAttributes: {
		...Object.fromEntries(
			Object.entries(ELEMENTS).flatMap(([name, own]) => (own.length > 0 ? [[name, [...own]]] : [])),
		),
		'*': [...GLOBAL_ATTRIBUTES, MARK_ATTRIBUTE],
		[LINK_CARD]: ['href'],
	},
	allowedSchemes: ['http', 'https', 'mailto', 'tel'],
	allowedSchemesByTag: { img: ['http', 'https', 'data'], video: ['http', 'https'], audio: ['http', 'https'] },
	disallowedTagsMode: 'discard',
	nonTextTags: [...NON_TEXT_ELEMENTS],
	nestingLimit: MAX_TAG_DEPTH,
	parseStyleAttributes: false,
	selfClosing: ['img', 'br', 'hr', 'wbr', 'source', 'track', LINK_CARD],
};

/** Reduces HTML to the allow-list, with balanced tags and uniform escaping. Names of what was removed are added to `removed`. */
export function sanitise(html: string, removed: Set<string>): string {
	return sanitizeHtml(html, {
		...options,
		transformTags: { '*': (name: string, attributes: Attributes) => filterTag(name, attributes, removed) },
	});
}

function filterTag(name: string, attributes: Attributes, removed: Set<string>): Tag {
	if (Object.hasOwn(FOREIGN_MEDIA, name)) return createLinkCardTag(name, attributes, removed);
	const tagName = Object.hasOwn(RENAMED_ELEMENTS, name) ? (RENAMED_ELEMENTS[name] ?? name) : name;
	const allowed = attributesByElement.get(tagName);
	if (!allowed || tagName !== name) removed.add(name);
	if (!allowed) return { tagName, attribs: {} };
	const attribs: Attributes = {};
	for (const [attribute, value] of Object.entries(tagName === 'img' ? readSizes(attributes) : attributes)) {
		const pattern = VALUE_PATTERNS[attribute];
		if (allowed.has(attribute) && (!pattern || pattern.test(value))) attribs[attribute] = value;
		else if (attribute === 'align' && isTableCell(tagName) && ALIGNMENTS.has(value.toLowerCase()))
			attribs[MARK_ATTRIBUTE] ??= value.toLowerCase();
		else removed.add(`${attribute.slice(0, 40)}=`);
	}
	return { tagName, attribs };
}

const PIXELS = /^\s*(\d{1,5})(?:\.\d{1,9})?(?:px)?\s*$/i;

/** The attributes of a picture with its size as plain numbers: editors write `20px`, or a style. */
function readSizes({ style, ...attributes }: Attributes): Attributes {
	const sizes: Attributes = {};
	for (const name of ['width', 'height']) {
		const styled = new RegExp(`(?:^|;)\\s{0,9}${name}\\s{0,9}:([^;]{1,20})(?:;|$)`, 'i').exec(
			style?.slice(0, 1_000) ?? '',
		)?.[1];
		const pixels = PIXELS.exec(styled ?? '')?.[1] ?? PIXELS.exec(attributes[name] ?? '')?.[1];
		if (pixels !== undefined) sizes[name] = pixels;
	}
	const isOnlySize = /^(?:\s*(?:width|height)\s*:[^;]*(?:;|$))*\s*$/i.test(style?.slice(0, 200) ?? '');
	return { ...attributes, ...(style !== undefined && !isOnlySize && { style }), ...sizes };
}

function createLinkCardTag(name: string, attributes: Attributes, removed: Set<string>): Tag {
	removed.add(name);
	const { title = '', [FOREIGN_MEDIA[name] ?? '']: href = '' } = attributes;
	const attribs: Attributes = { ...(href && { href }), ...(title && { title }) };
	return { tagName: LINK_CARD, attribs };
}

function isTableCell(name: string): boolean {
	return name === 'td' || name === 'th';
}
