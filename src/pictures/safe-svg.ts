import sanitizeHtml, { type Attributes } from 'sanitize-html';
import { NoPicture } from './request-picture.ts';

/** What may stand in a drawing (SVG): shapes, words, paint and movement; nothing that runs, loads or leads anywhere. */
const ALLOWED_ELEMENTS = [
	'svg g defs symbol use switch view title desc style path rect circle ellipse line polyline polygon image',
	'text tspan textPath linearGradient radialGradient stop clipPath mask pattern marker filter',
	'feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap',
	'feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode',
	'feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence',
	'animate animateMotion animateTransform mpath set',
].flatMap((line) => line.split(' '));

const MAX_LENGTH = 2_000_000;
/** The sanitiser's time grows with the square of this. */
const MAX_DEPTH = 200;
const XMLNS = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
/** Styles travel under this name, so that the sanitiser escapes their text like any other. */
const STYLE_PLACEHOLDER = 'drawing-style';
const INTERNAL_REFERENCE = /^\s*(?:#|data:image\/(?:png|jpe?g|gif|webp);base64,)/i;

/** Whether bytes are meant as a drawing. */
export function isSvg(bytes: Buffer): boolean {
	const start = bytes.subarray(0, 4_096).toString('utf8');
	return /^[\uFEFF\s]*</.test(start) && /<svg[\s>]/.test(start);
}

/**
 * A drawing of which only the harmless is left, so that it may stand at an address of this site and be opened there.
 * @throws {NoPicture} where readers would miss what is taken out
 */
export function sanitizeSvg(text: string): string {
	if (text.length > MAX_LENGTH) throw new NoPicture('a drawing of more than 2 MB');
	if (isTooDeep(text)) throw new NoPicture('a drawing that is nested too deep');
	if (/<foreignObject/i.test(text) && !/<switch[\s>]/.test(text)) throw new NoPicture('a drawing with HTML in it');
	const body = escapeCdata(text.slice(text.search(/<svg[\s>]/)));
	const safe = sanitizeHtml(body, {
		parser: { xmlMode: true, lowerCaseTags: false, lowerCaseAttributeNames: false },
		allowedTags: [...ALLOWED_ELEMENTS.filter((name) => name !== 'style'), STYLE_PLACEHOLDER],
		allowedAttributes: false,
		// Addresses are looked at by `harmless`.
		allowedSchemesAppliedToAttributes: [],
		nonTextTags: ['script', 'foreignObject', 'metadata', 'handler', 'listener', 'iframe', 'audio', 'video'],
		parseStyleAttributes: false,
		transformTags: {
			'*': (name: string, attributes: Attributes) => ({
				tagName: name === 'style' ? STYLE_PLACEHOLDER : name,
				attribs: { ...filterAttributes(attributes), ...(name === 'svg' && { xmlns: XMLNS }) },
			}),
		},
		textFilter: (words: string, tag: string) => (tag === 'style' ? removeExternalUrls(words) : words),
	}).replaceAll(STYLE_PLACEHOLDER, 'style');
	if (!/^<svg[\s>]/.test(safe) || !safe.trimEnd().endsWith('</svg>'))
		throw new NoPicture('a drawing that can’t be read');
	return safe;
}

function filterAttributes(attributes: Attributes): Attributes {
	return Object.fromEntries(
		Object.entries(attributes).flatMap(([name, value]): [string, string][] => {
			if (name === 'xmlns') return [];
			if (name === 'xmlns:xlink') return [[name, XLINK]];
			if (/^on/i.test(name) || /[^\w.:-]/.test(name) || /javascript:/i.test(value)) return [];
			if (name === 'href' || name === 'xlink:href') return INTERNAL_REFERENCE.test(value) ? [[name, value]] : [];
			if (name.includes(':') && name !== 'xml:space' && name !== 'xml:lang') return [];
			if (name === 'attributeName' && /href|^on/i.test(value)) return [];
			return [[name, removeExternalUrls(value)]];
		}),
	);
}

/** Styles that fetch nothing; inside an `<img>` they couldn't, either. Looks at each letter once, however odd the style is. */
function removeExternalUrls(css: string): string {
	return css
		.replaceAll('\\', '')
		.replace(/@import[^;]*(?:;|$)/gi, '')
		.replace(/url\((?!\s{0,9}["']?\s{0,9}(?:#|data:))/gi, 'none(');
}

/** The same text, without the second way to write `<` and `&`. */
function escapeCdata(xml: string): string {
	const [first = '', ...rest] = xml.split('<![CDATA[');
	const parts = rest.map((part) => {
		const end = part.indexOf(']]>');
		if (end === -1) throw new NoPicture('a drawing that can’t be read');
		return part.slice(0, end).replaceAll('&', '&amp;').replaceAll('<', '&lt;') + part.slice(end + 3);
	});
	return first + parts.join('');
}

function isTooDeep(xml: string): boolean {
	let depth = 0;
	for (const [tag] of xml.matchAll(/<\/?[a-z][^<>]*>/gi)) {
		if (tag.startsWith('</')) depth -= 1;
		else if (!tag.endsWith('/>')) depth += 1;
		if (depth > MAX_DEPTH) return true;
	}
	return false;
}
