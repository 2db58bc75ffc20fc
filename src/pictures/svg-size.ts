import { parseAttributes } from './svg-attributes.ts';

/** How much of an SVG is read to find its root element. */
const MAX_HEAD = 65_536;
/** CSS pixels per unit. */
const UNITS: Readonly<Record<string, number>> = {
	'': 1,
	px: 1,
	pt: 96 / 72,
	pc: 16,
	in: 96,
	cm: 96 / 2.54,
	mm: 96 / 25.4,
	em: 16,
	rem: 16,
};
const LENGTH = /^\s*\+?(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(?:e([+-]?\d))?\s*([a-z]{0,3})\s*$/i;
/** A larger picture is a mistake or an attack. */
const MAX_SIDE = 100_000;

/** A length in CSS pixels; `undefined` for a percentage and for what is no length. */
function parseLength(text: string | undefined): number | undefined {
	const [, number, exponent = '0', unit = ''] = LENGTH.exec(text ?? '') ?? [];
	const factor = UNITS[unit.toLowerCase()];
	if (number === undefined || factor === undefined) return undefined;
	const pixels = Number(number) * 10 ** Number(exponent) * factor;
	return pixels > 0 && pixels <= MAX_SIDE ? pixels : undefined;
}

function parseViewBox(text: string | undefined): { width: number; height: number } | undefined {
	const numbers = (text ?? '')
		.slice(0, 200)
		.trim()
		.split(/[\s,]+/)
		.map(Number);
	const [, , width = 0, height = 0] = numbers;
	const isSize = numbers.length === 4 && numbers.every(Number.isFinite) && width > 0 && height > 0;
	return isSize && width <= MAX_SIDE && height <= MAX_SIDE ? { width, height } : undefined;
}

/**
 * The size of an SVG in CSS pixels, from the `width`, `height` and `viewBox` of its root element; `undefined` without
 * them. Nothing is drawn: drawing a few bytes may take seconds and gigabytes.
 */
export function measureSvg(text: string): { width: number; height: number } | undefined {
	const head = text.slice(0, MAX_HEAD);
	const start = head.search(/<svg[\s>]/);
	if (start === -1) return undefined;
	const attributes = parseAttributes(head, start + '<svg'.length);
	if (!attributes) return undefined;
	const [width, height] = [parseLength(attributes.get('width')), parseLength(attributes.get('height'))];
	const box = parseViewBox(attributes.get('viewBox'));
	if (width !== undefined && height !== undefined) return round(width, height);
	if (!box) return undefined;
	if (width !== undefined) return round(width, (width * box.height) / box.width);
	if (height !== undefined) return round((height * box.width) / box.height, height);
	return round(box.width, box.height);
}

function round(width: number, height: number): { width: number; height: number } {
	return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
}
