import sharp from 'sharp';
import { type Card, LOGO, renderCardSvg } from './card.ts';

/** A logo, ready to stand on pictures. */
export interface Logo {
	png: Buffer;
	/** In pixels. */
	width: number;
}

/** Reads the owner's logo (SVG, PNG, any picture) at the size that pictures show it in. */
export async function readLogo(file: Uint8Array): Promise<Logo> {
	const { data, info } = await sharp(file, { density: 300 })
		.resize({ height: LOGO.height, width: LOGO.width, fit: 'inside' })
		.png()
		.toBuffer({ resolveWithObject: true });
	return { png: data, width: info.width };
}

/** Draws a picture, as a PNG. Not on this thread: libvips has its own. */
export async function drawCard(card: Omit<Card, 'logoWidth'>, logo: Logo | undefined): Promise<Uint8Array> {
	const svg = Buffer.from(renderCardSvg({ ...card, logoWidth: logo?.width ?? 0 }));
	return (
		sharp(svg)
			.composite(logo ? [{ input: logo.png, left: LOGO.left, top: LOGO.top }] : [])
			.removeAlpha()
			// Flat colours and the edges of letters: few are enough, and grain would only be seen.
			.png({ palette: true, colours: 64, dither: 0, effort: 2, compressionLevel: 9 })
			.toBuffer()
	);
}
