/** The kinds of pictures that are read, by their first bytes. */
export type PictureKind = 'png' | 'gif' | 'jpeg' | 'webp' | 'avif' | 'svg';

/** How much of a file is searched for the root element of an SVG: comments and a document type may come first. */
const SVG_HEAD = 4_096;
/** The brands of an AVIF file. */
const AVIF_BRANDS = ['avif', 'avis', 'mif1', 'msf1'];

/**
 * The kind of a picture, by its first bytes; `undefined` for everything else, which must not reach a decoder. The name or
 * media type that came with the bytes does not count: a `data:image/png` may be a compressed drawing.
 */
export function detectPictureKind(bytes: Buffer): PictureKind | undefined {
	const ascii = (from: number, to: number) => bytes.toString('latin1', from, to);
	if (ascii(0, 8) === '\x89PNG\r\n\x1A\n') return 'png';
	if (/^GIF8[79]a/.test(ascii(0, 6))) return 'gif';
	if (ascii(0, 3) === '\xFF\xD8\xFF') return 'jpeg';
	if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
	if (ascii(4, 8) === 'ftyp' && AVIF_BRANDS.includes(ascii(8, 12))) return 'avif';
	return isSvg(bytes) ? 'svg' : undefined;
}

/** Whether bytes look like an SVG. */
export function isSvg(bytes: Buffer): boolean {
	const start = bytes.toString('utf8', 0, SVG_HEAD);
	return /^[\uFEFF\s]*</.test(start) && /<svg[\s>]/.test(start);
}
