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
import { MARK_ATTRIBUTE } from './marked-html.ts';

/** The empty element that stands where a foreign document was; media.ts makes a link card of it. */
export const LINK_CARD = `${MARK_ATTRIBUTE}-card`;

const attributesByElement = new Map(
	Object.entries(ELEMENTS).map(([name, own]) => [name, new Set([...own, ...GLOBAL_ATTRIBUTES, MARK_ATTRIBUTE])]),
);
const ALIGNMENTS = new Set(['left', 'center', 'right']);

/** What most elements are: sanitize-html looks each one up from the front of its list. */
const OFTEN = ['p', 'a', 'strong', 'li', 'code', 'td', 'em', 'tr'];

// Twice the same policy: `judge` decides and remembers what it took out, sanitize-html holds the line behind it.
const options: IOptions = {
	allowedTags: [...OFTEN.filter((name) => attributesByElement.has(name)), ...attributesByElement.keys(), LINK_CARD],
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

/** HTML of which only the allow-list is left, balanced and escaped in one way; `removed` gets names of the rest. */
export function sanitise(html: string, removed: Set<string>): string {
	return sanitizeHtml(html, {
		...options,
		transformTags: { '*': (name: string, attributes: Attributes) => filterTag(name, attributes, removed) },
	});
}

function filterTag(name: string, attributes: Attributes, removed: Set<string>): Tag {
	if (Object.hasOwn(FOREIGN_MEDIA, name)) return card(name, attributes, removed);
	const tagName = Object.hasOwn(RENAMED_ELEMENTS, name) ? (RENAMED_ELEMENTS[name] ?? name) : name;
	const allowed = attributesByElement.get(tagName);
	if (!allowed || tagName !== name) removed.add(name);
	if (!allowed) return { tagName, attribs: {} };
	const attribs: Attributes = {};
	for (const [attribute, value] of Object.entries(attributes)) {
		const pattern = VALUE_PATTERNS[attribute];
		if (allowed.has(attribute) && (!pattern || pattern.test(value))) attribs[attribute] = value;
		else if (attribute === 'align' && isCell(tagName) && ALIGNMENTS.has(value.toLowerCase()))
			attribs[MARK_ATTRIBUTE] ??= value.toLowerCase();
		else removed.add(`${attribute.slice(0, 40)}=`);
	}
	return { tagName, attribs };
}

function card(name: string, attributes: Attributes, removed: Set<string>): Tag {
	removed.add(name);
	const { title = '', [FOREIGN_MEDIA[name] ?? '']: href = '' } = attributes;
	const attribs: Attributes = { ...(href && { href }), ...(title && { title }) };
	return { tagName: LINK_CARD, attribs };
}

function isCell(name: string): boolean {
	return name === 'td' || name === 'th';
}
