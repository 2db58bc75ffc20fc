import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { SettingsError } from '../model/user-errors.ts';
import type { Urls } from '../site/addresses/urls.ts';
import { paletteOf } from '../site/config/palette.ts';
import type { HelpCenterConfig } from '../site/config.ts';
import type { SharedPage, SharePicture, Sharing } from '../site/share-image.ts';
import { CARD, type Card } from './card.ts';
import { drawCard, type Logo, readLogo } from './draw.ts';
import { canDraw, plainWords } from './glyphs.ts';

/** Goes up with every change of how pictures look: then all are drawn anew. */
const VERSION = 1;
/** The owner's picture of the site, which stands wherever none can be drawn. */
const STANDARD = '/share.png';

/** The name of a picture's file: where the page stands, and a hash of all that is drawn. */
function fileName(place: string, drawn: unknown): string {
	return `${place}-${createHash('sha256').update(JSON.stringify(drawn)).digest('hex').slice(0, 12)}.png`;
}

/** Which pages have pictures of their own, and where; the others show the site's. */
const OWN = /^((?:articles|categories)\/[^/]+)\/$/;

async function ownersPicture(file: string, publicFolder: string, urls: Urls): Promise<SharePicture> {
	const path = urls.owner(file);
	if (!file.startsWith('/')) return { path };
	try {
		const { width, height } = await sharp(join(publicFolder, file)).metadata();
		return { path, width, height };
	} catch (cause) {
		throw new SettingsError(
			`public${file} can't be read as a picture: it stands for the pages that none can be drawn for.`,
			{ cause },
		);
	}
}

async function logoOf({ logo }: HelpCenterConfig, publicFolder: string): Promise<Logo | undefined> {
	if (!logo?.src.startsWith('/')) return undefined;
	try {
		return await readLogo(await readFile(join(publicFolder, logo.src)));
	} catch {
		console.warn(`The pictures for sharing have no logo: public${logo.src} can't be read as a picture.`);
		return undefined;
	}
}

/**
 * Gives the pages of a help center their pictures. Logo and pictures of the owner's own are read from `publicFolder`.
 * @throws {SettingsError} where the picture that stands for the others is none
 */
export async function createSharing(config: HelpCenterConfig, urls: Urls, publicFolder: string): Promise<Sharing> {
	const named = typeof config.shareImages === 'object' ? config.shareImages.site : undefined;
	const name = plainWords(config.name);
	const tagline = plainWords(config.tagline);
	const { accent } = paletteOf(config.accent).light;
	const logo = await logoOf(config, publicFolder);
	const look = [VERSION, accent, logo?.png.toString('base64')];

	const siteCard = { title: name, below: canDraw(tagline) ? tagline : '', name: '', accent };
	const isSiteDrawn = named === undefined && canDraw(name);
	const sitePicture: SharePicture = isSiteDrawn
		? { path: urls.file(`share/${fileName('site', [look, siteCard])}`), alt: name, ...CARD }
		: await ownersPicture(named ?? STANDARD, publicFolder, urls);

	const cardOf = ({ path, heading, topic = '' }: SharedPage): (typeof siteCard & { place: string }) | undefined => {
		const [, place] = OWN.exec(path.slice(urls.base.length)) ?? [];
		const title = plainWords(heading);
		const below = plainWords(topic);
		if (place === undefined || !canDraw(`${title}${below}${name}`)) return undefined;
		return { place, title, below, name, accent };
	};
	const draw = (card: Omit<Card, 'logoWidth'>) => drawCard(card, logo);

	return {
		of(page) {
			const card = cardOf(page);
			if (card === undefined) return sitePicture;
			const { place, ...drawn } = card;
			// The path is encoded already.
			return { path: `${urls.base}share/${fileName(place, [look, drawn])}`, alt: card.title, ...CARD };
		},
		async draw(page) {
			const card = cardOf(page);
			if (card === undefined && !isSiteDrawn) return undefined;
			return draw(card ?? siteCard);
		},
	};
}
