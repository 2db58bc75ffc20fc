import sharp from 'sharp';
import { type Card, LOGO, renderCardSvg } from './card.ts';

/** A logo, scaled for share images. */
export interface Logo {
	png: Buffer;
	/** In pixels. */
	width: number;
}

/** Reads the owner's logo (SVG, PNG, any format that browsers show) at the size that share images use. */
export async function readLogo(file: Uint8Array): Promise<Logo> {
	const { data, info } = await sharp(file, { density: 300 })
		.resize({ height: LOGO.height, width: LOGO.width, fit: 'inside' })
		.png()
		.toBuffer({ resolveWithObject: true });
	return { png: data, width: info.width };
}

/** Draws a share image as PNG. libvips does so in its own threads. */
export async function drawCard(card: Omit<Card, 'logoWidth'>, logo: Logo | undefined): Promise<Uint8Array> {
	const svg = Buffer.from(renderCardSvg({ ...card, logoWidth: logo?.width ?? 0 }));
	return (
		sharp(svg)
			.composite(logo ? [{ input: logo.png, left: LOGO.left, top: LOGO.top }] : [])
			.removeAlpha()
			// A small palette suffices for flat colours and anti-aliased edges; dithering would be visible.
			.png({ palette: true, colours: 64, dither: 0, effort: 2, compressionLevel: 9 })
			.toBuffer()
	);
}
