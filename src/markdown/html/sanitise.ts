import sanitizeHtml, { type Attributes, type IOptions, type Tag } from 'sanitize-html';
import { DEEPEST_TAGS, ELEMENTS, EMBEDS, EVERYWHERE, RENAMED, VALUES, WORDLESS } from './allowed.ts';
import { OWN } from './marked-html.ts';

/** The empty element that stands where a foreign document was; media.ts makes a link card of it. */
export const CARD = `${OWN}-card`;

const attributesOf = new Map(
	Object.entries(ELEMENTS).map(([name, own]) => [name, new Set([...own, ...EVERYWHERE, OWN])]),
);
const ALIGNMENTS = new Set(['left', 'center', 'right']);

/** What most elements are: sanitize-html looks each one up from the front of its list. */
const OFTEN = ['p', 'a', 'strong', 'li', 'code', 'td', 'em', 'tr'];

// Twice the same policy: `judge` decides and remembers what it took out, sanitize-html holds the line behind it.
const options: IOptions = {
	allowedTags: [...OFTEN.filter((name) => attributesOf.has(name)), ...attributesOf.keys(), CARD],
	allowedAttributes: {
		...Object.fromEntries(
			Object.entries(ELEMENTS).flatMap(([name, own]) => (own.length > 0 ? [[name, [...own]]] : [])),
		),
		'*': [...EVERYWHERE, OWN],
		[CARD]: ['href'],
	},
	allowedSchemes: ['http', 'https', 'mailto', 'tel'],
	allowedSchemesByTag: { img: ['http', 'https', 'data'], video: ['http', 'https'], audio: ['http', 'https'] },
	disallowedTagsMode: 'discard',
	nonTextTags: [...WORDLESS],
	nestingLimit: DEEPEST_TAGS,
	parseStyleAttributes: false,
	selfClosing: ['img', 'br', 'hr', 'wbr', 'source', 'track', CARD],
};

/** HTML of which only the allow-list is left, balanced and escaped in one way; `removed` gets names of the rest. */
export function sanitise(html: string, removed: Set<string>): string {
	return sanitizeHtml(html, {
		...options,
		transformTags: { '*': (name: string, attributes: Attributes) => judge(name, attributes, removed) },
	});
}

function judge(name: string, attributes: Attributes, removed: Set<string>): Tag {
	if (Object.hasOwn(EMBEDS, name)) return card(name, attributes, removed);
	const tagName = Object.hasOwn(RENAMED, name) ? (RENAMED[name] ?? name) : name;
	const allowed = attributesOf.get(tagName);
	if (!allowed || tagName !== name) removed.add(name);
	if (!allowed) return { tagName, attribs: {} };
	const attribs: Attributes = {};
	for (const [attribute, value] of Object.entries(attributes)) {
		const pattern = VALUES[attribute];
		if (allowed.has(attribute) && (!pattern || pattern.test(value))) attribs[attribute] = value;
		else if (attribute === 'align' && isCell(tagName) && ALIGNMENTS.has(value.toLowerCase()))
			attribs[OWN] ??= value.toLowerCase();
		else removed.add(`${attribute.slice(0, 40)}=`);
	}
	return { tagName, attribs };
}

function card(name: string, attributes: Attributes, removed: Set<string>): Tag {
	removed.add(name);
	const { title = '', [EMBEDS[name] ?? '']: href = '' } = attributes;
	const attribs: Attributes = { ...(href && { href }), ...(title && { title }) };
	return { tagName: CARD, attribs };
}

function isCell(name: string): boolean {
	return name === 'td' || name === 'th';
}
