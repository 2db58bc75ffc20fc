import type { Sharp, SharpOptions } from 'sharp';

/** Pixels of a browser's, not of the file: a drawing has as many as its author says. */
export interface PictureSize {
	width: number;
	height: number;
}

/** Resolution at which an inch of a drawing is as long as in a browser, and what sharp takes for one to one. */
const BROWSER_DPI = 96;
const SHARP_DPI = 72;

/** Begins work on a picture. sharp is loaded when it is first needed: most builds know no picture's file. */
export async function openPicture(picture: string | Buffer, options: SharpOptions = {}): Promise<Sharp> {
	const { default: sharp } = await import('sharp');
	// Each picture is read once: what libvips remembers of it is only memory.
	sharp.cache(false);
	return sharp(picture, { density: BROWSER_DPI, ...options });
}

/** How large a browser shows a picture (a file's path, or its bytes) when nothing else says so; `undefined` for what sharp can't read. */
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
