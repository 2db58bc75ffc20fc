import { readFile, stat } from 'node:fs/promises';
import type { Metadata, Sharp, SharpOptions } from 'sharp';
import { createLimiter } from '../files/limit-concurrency.ts';
import { detectPictureKind } from './picture-kind.ts';
import { keepVisibleChunks } from './png-chunks.ts';
import { measureSvg } from './svg-size.ts';

/** In CSS pixels; for an SVG they depend on its units, not on the file. */
export interface PictureSize {
	width: number;
	height: number;
}

/** The most bytes of a picture whose size is read. */
const MAX_BYTES = 20_000_000;
/** How many pictures are read at a time: a decoder may need much memory. */
const MAX_AT_ONCE = 2;
const limiter = createLimiter(MAX_AT_ONCE);

/** The decoders that pictures of articles may reach, by the names of libvips; all others are switched off. */
const LOADERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Svg'].map((name) => `VipsForeignLoad${name}`);
let isRestricted = false;

/**
 * Opens a raster picture. sharp is loaded on first use, because most builds have no picture to read.
 * @throws {TypeError} if the first bytes are not those of a raster picture: an SVG must never be drawn
 */
export async function openPicture(bytes: Buffer, options: SharpOptions = {}): Promise<Sharp> {
	const kind = detectPictureKind(bytes);
	if (kind === undefined || kind === 'svg') throw new TypeError('These bytes are not a raster picture.');
	const { default: sharp } = await import('sharp');
	if (!isRestricted) {
		sharp.block({ operation: ['VipsForeignLoad'] });
		// SVG stays for the share images, whose drawings are ours.
		sharp.unblock({ operation: LOADERS });
		// Each picture is read once, so that libvips' cache would only use memory.
		sharp.cache(false);
		isRestricted = true;
	}
	return sharp(kind === 'png' ? keepVisibleChunks(bytes) : bytes, options);
}

/** Reads what a raster picture says of itself, without decoding it; `undefined` if it can't be read. */
export async function readMetadata(bytes: Buffer): Promise<Metadata | undefined> {
	return limiter.run(async () => {
		try {
			return await (await openPicture(bytes)).metadata();
		} catch {
			return undefined;
		}
	});
}

/** Reads a file that is not too large; `undefined` if there is none. */
async function readPictureFile(path: string): Promise<Buffer | undefined> {
	try {
		const { size } = await stat(path);
		return size <= MAX_BYTES ? await readFile(path) : undefined;
	} catch {
		return undefined;
	}
}

/**
 * The size at which a browser shows a picture (a file path, or its bytes) by default; `undefined` if it is unknown, or
 * if the bytes are no picture that browsers show.
 */
export async function measurePicture(picture: string | Buffer): Promise<PictureSize | undefined> {
	const bytes = typeof picture === 'string' ? await readPictureFile(picture) : picture;
	if (bytes === undefined || bytes.length > MAX_BYTES) return undefined;
	const kind = detectPictureKind(bytes);
	if (kind === undefined) return undefined;
	if (kind === 'svg') return measureSvg(bytes.toString('utf8'));
	const { width, height } = (await readMetadata(bytes))?.autoOrient ?? { width: 0, height: 0 };
	return width > 0 && height > 0 ? { width, height } : undefined;
}
