import type { Metadata } from 'sharp';
import { NoPicture } from './request-picture.ts';
import { isSvg, sanitizeSvg } from './safe-svg.ts';
import { measurePicture, openPicture, type PictureSize } from './size.ts';

/** A picture as readers get it, ready to be kept. */
export interface ConvertedPicture extends PictureSize {
	bytes: Buffer;
	kind: 'webp' | 'png' | 'gif' | 'jpg' | 'avif' | 'svg';
}

/** Raised when copies are made in another way: those that are kept are made again where their host still has them. */
export const CONVERSION_VERSION = 1;
/** No side of a copy is longer, in pixels: twice the widest that a large window shows of it. */
const MAX_SIDE = 2_400;
/** No picture has more pixels, all frames counted: so many fit into memory. */
const MAX_PIXELS = 50_000_000;
const TIMEOUT_SECONDS = 60;

/** Formats that every browser shows, by sharp's names. */
const KEPT_FORMATS: Readonly<Record<string, ConvertedPicture['kind']>> = {
	png: 'png',
	gif: 'gif',
	jpeg: 'jpg',
	webp: 'webp',
	heif: 'avif',
};

/**
 * Makes of a host's picture the copy for readers: WebP, no larger than a window shows. What moves keeps moving; a drawing stays one, without
 * what could run; a picture that WebP would make larger stays as it is.
 * @throws {NoPicture} where the bytes are no picture, or too large a one
 */
export async function convertPicture(bytes: Buffer): Promise<ConvertedPicture> {
	if (isSvg(bytes)) return convertSvg(bytes);
	const about = await readMetadata(bytes);
	const frames = about.pages ?? 1;
	const kind = about.format === 'heif' && about.compression !== 'av1' ? undefined : KEPT_FORMATS[about.format];
	const pixels = about.width * about.height * frames;
	if (pixels > MAX_PIXELS) throw new NoPicture(`it has ${Math.round(pixels / 1e6)} million pixels`);
	// libvips reads only the first frame of these.
	if (about.format === 'png' && isAnimatedPng(bytes)) return { bytes, kind: 'png', ...readSize(about) };
	const made = await convertToWebp(bytes, about, frames > 1);
	const isWhole = Math.max(about.width, about.height) <= MAX_SIDE;
	return kind && isWhole && made.bytes.length >= bytes.length ? { bytes, kind, ...readSize(about) } : made;
}

async function convertToWebp(bytes: Buffer, { format }: Metadata, isAnimated: boolean): Promise<ConvertedPicture> {
	const picture = await openPicture(bytes, { animated: isAnimated, limitInputPixels: MAX_PIXELS });
	// Pictures of screens have hard edges and few colours: what a camera's picture loses would be seen on them.
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

async function convertSvg(bytes: Buffer): Promise<ConvertedPicture> {
	const safe = Buffer.from(sanitizeSvg(bytes.toString('utf8')));
	const size = await measurePicture(safe);
	if (size === undefined) throw new NoPicture('a drawing that doesn’t say how large it is');
	return { bytes: safe, kind: 'svg', ...size };
}

async function readMetadata(bytes: Buffer): Promise<Metadata> {
	try {
		const about = await (await openPicture(bytes)).metadata();
		// Drawings come by `isSvg` only, which knows what to take out of them.
		if (about.format !== 'svg') return about;
	} catch {
		// The same answer.
	}
	throw new NoPicture('not a picture that can be read');
}

function isAnimatedPng(bytes: Buffer): boolean {
	const frames = bytes.indexOf('acTL');
	return frames !== -1 && frames < bytes.indexOf('IDAT');
}

function readSize({ autoOrient: { width, height } }: Metadata): PictureSize {
	return { width, height };
}
