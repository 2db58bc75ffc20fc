import type { Metadata } from 'sharp';
import { isSvg } from './picture-kind.ts';
import { NoPicture } from './request-picture.ts';
import { sanitizeSvg } from './safe-svg.ts';
import { openPicture, type PictureSize, readMetadata } from './size.ts';
import { measureSvg } from './svg-size.ts';

/** The copy of a picture for readers, ready to be stored. */
export interface ConvertedPicture extends PictureSize {
	bytes: Buffer;
	/** File extension. */
	kind: 'webp' | 'png' | 'gif' | 'jpg' | 'avif' | 'svg';
}

/** Increased when conversion changes: stored copies are then made again, if their host still has the picture. */
export const CONVERSION_VERSION = 2;
/** The longest side of a copy, in pixels: twice the largest width in a large window. */
const MAX_SIDE = 2_400;
/** The most pixels of a picture, over all frames, because of memory. */
const MAX_PIXELS = 50_000_000;
const TIMEOUT_SECONDS = 60;

/** Formats that every browser supports, by sharp's names, with their file extensions. */
const KEPT_FORMATS: Readonly<Record<string, ConvertedPicture['kind']>> = {
	png: 'png',
	gif: 'gif',
	jpeg: 'jpg',
	webp: 'webp',
	heif: 'avif',
};

/**
 * Converts a picture to the copy for readers: WebP, scaled down if needed. Animations stay animated; an SVG stays an SVG, sanitised; a
 * picture that WebP would make larger stays as it is.
 * @throws {NoPicture} if the bytes are not a picture, or it is too large
 */
export async function convertPicture(bytes: Buffer): Promise<ConvertedPicture> {
	if (isSvg(bytes)) return convertSvg(bytes);
	const metadata = await readMetadata(bytes);
	if (!metadata) throw new NoPicture('not a picture that can be read');
	const frames = metadata.pages ?? 1;
	const kind = metadata.format === 'heif' && metadata.compression !== 'av1' ? undefined : KEPT_FORMATS[metadata.format];
	const pixels = metadata.width * metadata.height * frames;
	if (pixels > MAX_PIXELS) throw new NoPicture(`it has ${Math.round(pixels / 1e6)} million pixels`);
	// libvips reads only the first frame of an animated PNG.
	if (metadata.format === 'png' && isAnimatedPng(bytes)) return { bytes, kind: 'png', ...readSize(metadata) };
	const converted = await convertToWebp(bytes, metadata, frames > 1);
	const fits = Math.max(metadata.width, metadata.height) <= MAX_SIDE;
	return kind && fits && converted.bytes.length >= bytes.length ? { bytes, kind, ...readSize(metadata) } : converted;
}

async function convertToWebp(bytes: Buffer, { format }: Metadata, isAnimated: boolean): Promise<ConvertedPicture> {
	const picture = await openPicture(bytes, { animated: isAnimated, limitInputPixels: MAX_PIXELS });
	// Screenshots have hard edges and few colours, so that lossy compression would be visible.
	const quality = format === 'png' || format === 'gif' ? { nearLossless: true, quality: 60 } : { quality: 82 };
	try {
		const { data, info } = await picture
			.autoOrient()
			.resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
			.webp({ ...quality, effort: 4 })
			.timeout({ seconds: TIMEOUT_SECONDS })
			.toBuffer({ resolveWithObject: true });
		return { bytes: data, kind: 'webp', width: info.width, height: info.pageHeight ?? info.height };
	} catch {
		throw new NoPicture('a picture that can’t be read');
	}
}

function convertSvg(bytes: Buffer): ConvertedPicture {
	const safe = sanitizeSvg(bytes.toString('utf8'));
	const size = measureSvg(safe);
	if (size === undefined) throw new NoPicture('an SVG without a size');
	return { bytes: Buffer.from(safe), kind: 'svg', ...size };
}

function isAnimatedPng(bytes: Buffer): boolean {
	const frames = bytes.indexOf('acTL');
	return frames !== -1 && frames < bytes.indexOf('IDAT');
}

function readSize({ autoOrient: { width, height } }: Metadata): PictureSize {
	return { width, height };
}
