import { randomBytes } from 'node:crypto';
import sanitizeHtml, { type Attributes } from 'sanitize-html';
import { NoPicture } from './request-picture.ts';
import { isSelfContainedCss } from './safe-css.ts';

/** Elements allowed in an SVG: shapes, text, paint and animation; nothing that runs code, loads or links. */
const ALLOWED_ELEMENTS = [
	'svg g defs symbol use switch view title desc style path rect circle ellipse line polyline polygon image',
	'text tspan textPath linearGradient radialGradient stop clipPath mask pattern marker filter',
	'feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap',
	'feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode',
	'feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence',
	'animate animateMotion animateTransform mpath set',
].flatMap((line) => line.split(' '));

const MAX_LENGTH = 2_000_000;
/** The sanitiser takes quadratic time in the depth. */
const MAX_DEPTH = 200;
/** The most `<use>` elements of an SVG in which they may repeat each other. */
const MAX_NESTED_USES = 12;
const XMLNS = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
/**
 * Styles get this name while they are sanitised, so that their text is escaped like any other. It is random in each
 * process, so that no author can guess it.
 */
const STYLE_PLACEHOLDER = `style-${randomBytes(12).toString('hex')}`;
/** In the output of the sanitiser, which escapes every `<` and `>` of a text or value. */
const STYLE_ELEMENT = new RegExp(`<${STYLE_PLACEHOLDER}([^<>]*)>([^<]*)</${STYLE_PLACEHOLDER}>`, 'g');
/** The most elements of an SVG. */
const MAX_ELEMENTS = 20_000;
const INTERNAL_REFERENCE = /^\s*(?:#|data:image\/(?:png|jpe?g|gif|webp);base64,)/i;

/**
 * Sanitises an SVG, so that it is safe even when a reader opens its URL on this site.
 * @throws {NoPicture} if removing what is not allowed would lose content
 */
export function sanitizeSvg(text: string): string {
	if (text.length > MAX_LENGTH) throw new NoPicture('an SVG of more than 2 MB');
	const body = escapeCdata(text.slice(text.search(/<svg[\s>]/)));
	if (isTooDeep(body)) throw new NoPicture('an SVG that has too many elements, or is nested too deep');
	if (repeatsItself(text)) throw new NoPicture('an SVG whose parts repeat each other');
	if (/<foreignObject/i.test(text) && !/<switch[\s>]/.test(text)) throw new NoPicture('an SVG with HTML in it');
	const safe = sanitizeHtml(body, {
		parser: { xmlMode: true, lowerCaseTags: false, lowerCaseAttributeNames: false },
		allowedTags: [...ALLOWED_ELEMENTS.filter((name) => name !== 'style'), STYLE_PLACEHOLDER],
		allowedAttributes: false,
		// `filterAttributes` checks URLs.
		allowedSchemesAppliedToAttributes: [],
		nonTextTags: ['script', 'foreignObject', 'metadata', 'handler', 'listener', 'iframe', 'audio', 'video'],
		parseStyleAttributes: false,
		transformTags: {
			'*': (name: string, attributes: Attributes) => ({
				tagName: name === 'style' ? STYLE_PLACEHOLDER : name,
				attribs: { ...filterAttributes(attributes), ...(name === 'svg' && { xmlns: XMLNS }) },
			}),
		},
	}).replace(STYLE_ELEMENT, writeStyle);
	// A style sheet with an element in it: no drawing program writes that.
	if (safe.includes(STYLE_PLACEHOLDER)) throw new NoPicture('an SVG that can’t be read');
	if (!/^<svg[\s>]/.test(safe) || !safe.trimEnd().endsWith('</svg>')) throw new NoPicture('an SVG that can’t be read');
	return safe;
}

/**
 * Writes a style sheet, empty if anything about it is doubtful. It is judged as a whole: the sanitiser reads a text in parts, one for each
 * letter that is written as an entity, and a part alone means nothing.
 */
function writeStyle(_element: string, attributes: string, text: string): string {
	const css = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
	return `<style${attributes}>${isSelfContainedCss(css) ? text : ''}</style>`;
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
			return isSelfContainedCss(value) ? [[name, value]] : [];
		}),
	);
}

/** Replaces CDATA sections by escaped text. */
function escapeCdata(xml: string): string {
	const [first = '', ...rest] = xml.split('<![CDATA[');
	const parts = rest.map((part) => {
		const end = part.indexOf(']]>');
		if (end === -1) throw new NoPicture('an SVG that can’t be read');
		return part.slice(0, end).replaceAll('&', '&amp;').replaceAll('<', '&lt;') + part.slice(end + 3);
	});
	return first + parts.join('');
}

/**
 * Whether a `<use>` is inside of an element with an id, which another `<use>` may repeat: ten of these on each of ten
 * levels are ten thousand million elements for a browser to draw.
 */
function repeatsItself(xml: string): boolean {
	let isInNamed = 0;
	const open: boolean[] = [];
	let uses = 0;
	let hasNested = false;
	for (const [tag, slash, name = ''] of xml.matchAll(/<(\/?)([\w:.-]+)[^<>]*>/g)) {
		const isUse = /^(?:\w+:)?use$/i.test(name);
		if (slash === '/') {
			if (open.pop()) isInNamed -= 1;
			continue;
		}
		if (isUse) uses += 1;
		if (isUse && isInNamed > 0) hasNested = true;
		if (tag.endsWith('/>')) continue;
		const isNamed = /\sid\s*=/i.test(tag) && !/^(?:\w+:)?svg$/i.test(name);
		open.push(isNamed);
		if (isNamed) isInNamed += 1;
	}
	return hasNested && uses > MAX_NESTED_USES;
}

/** What is no element, and where it ends. Quotes mean nothing in it. */
const SKIPPED: readonly (readonly [start: string, end: string])[] = [
	['<!--', '-->'],
	['<?', '?>'],
	['<!', '>'],
	['</', '>'],
];

/** The tags of an SVG without CDATA, in linear time. A quoted value may contain `>` and `/>`, which end no tag. */
function* listTags(xml: string): Generator<string> {
	const stop = /[>"']/g;
	for (let start = xml.indexOf('<'); start !== -1; start = xml.indexOf('<', stop.lastIndex)) {
		const skipped = SKIPPED.find(([sign]) => xml.startsWith(sign, start));
		if (skipped) {
			const [sign, end] = skipped;
			const found = xml.indexOf(end, start + sign.length);
			stop.lastIndex = found === -1 ? xml.length : found + end.length;
			if (sign === '</') yield '</>';
			continue;
		}
		stop.lastIndex = start + 1;
		if (!/[a-z_:\u0080-\uFFFF]/i.test(xml[start + 1] ?? '')) continue;
		for (let sign = stop.exec(xml)?.[0]; sign !== '>'; sign = stop.exec(xml)?.[0]) {
			const end = sign === undefined ? -1 : xml.indexOf(sign, stop.lastIndex);
			if (end === -1) return;
			stop.lastIndex = end + 1;
		}
		yield xml.slice(start, stop.lastIndex);
	}
}

function isTooDeep(xml: string): boolean {
	let depth = 0;
	let count = 0;
	for (const tag of listTags(xml)) {
		count += 1;
		if (count > MAX_ELEMENTS) return true;
		if (tag.startsWith('</')) depth -= 1;
		else if (!tag.endsWith('/>')) depth += 1;
		if (depth > MAX_DEPTH) return true;
	}
	return false;
}
