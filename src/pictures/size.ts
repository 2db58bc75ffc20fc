import type { Sharp, SharpOptions } from 'sharp';

/** In CSS pixels; for an SVG they depend on its units, not on the file. */
export interface PictureSize {
	width: number;
	height: number;
}

/** Resolution that browsers use for the units of an SVG, and the one at which sharp measures it. */
const BROWSER_DPI = 96;
const SHARP_DPI = 72;

/** Opens a picture. sharp is loaded on first use, because most builds have no picture to read. */
export async function openPicture(picture: string | Buffer, options: SharpOptions = {}): Promise<Sharp> {
	const { default: sharp } = await import('sharp');
	// Each picture is read once, so that libvips' cache would only use memory.
	sharp.cache(false);
	return sharp(picture, { density: BROWSER_DPI, ...options });
}

/** The size at which a browser shows a picture (a file path, or its bytes) by default; `undefined` if sharp can't read it. */
export async function measurePicture(picture: string | Buffer): Promise<PictureSize | undefined> {
	try {
		const { format, autoOrient } = await (await openPicture(picture)).metadata();
		const scale = format === 'svg' ? SHARP_DPI / BROWSER_DPI : 1;
		const width = Math.round(autoOrient.width * scale);
		const height = Math.round(autoOrient.height * scale);
		return width > 0 && height > 0 ? { width, height } : undefined;
	} catch {
		return undefined;
	}
}
