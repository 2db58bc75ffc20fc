import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { SettingsError } from '../model/user-errors.ts';
import type { Urls } from '../site/addresses/urls.ts';
import { getPalette } from '../site/config/palette.ts';
import type { HelpCenterConfig } from '../site/config.ts';
import type { ShareablePage, ShareImage, ShareImages } from '../site/share-image.ts';
import { CARD_SIZE, type Card } from './card.ts';
import { drawCard, type Logo, readLogo } from './draw.ts';
import { canDraw, normalizeText } from './glyphs.ts';

/** Goes up with every change of how pictures look: then all are drawn anew. */
const VERSION = 1;
/** The owner's picture of the site, which stands wherever none can be drawn. */
const DEFAULT_IMAGE = '/share.png';

/** The name of a picture's file: where the page stands, and a hash of all that is drawn. */
function createFileName(place: string, drawn: unknown): string {
	return `${place}-${createHash('sha256').update(JSON.stringify(drawn)).digest('hex').slice(0, 12)}.png`;
}

/** Which pages have pictures of their own, and where; the others show the site's. */
const OWN_IMAGE_PAGE = /^((?:articles|categories)\/[^/]+)\/$/;

async function readOwnerImage(file: string, publicFolder: string, urls: Urls): Promise<ShareImage> {
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

async function loadLogo({ logo }: HelpCenterConfig, publicFolder: string): Promise<Logo | undefined> {
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
export async function createShareImages(
	config: HelpCenterConfig,
	urls: Urls,
	publicFolder: string,
): Promise<ShareImages> {
	const named = typeof config.shareImages === 'object' ? config.shareImages.site : undefined;
	const name = normalizeText(config.name);
	const tagline = normalizeText(config.tagline);
	const { accent } = getPalette(config.accent).light;
	const logo = await loadLogo(config, publicFolder);
	const styleKey = [VERSION, accent, logo?.png.toString('base64')];

	const siteCard = { title: name, below: canDraw(tagline) ? tagline : '', name: '', accent };
	const isSiteDrawn = named === undefined && canDraw(name);
	const sitePicture: ShareImage = isSiteDrawn
		? { path: urls.file(`share/${createFileName('site', [styleKey, siteCard])}`), alt: name, ...CARD_SIZE }
		: await readOwnerImage(named ?? DEFAULT_IMAGE, publicFolder, urls);

	const createCard = ({
		path,
		heading,
		categoryName = '',
	}: ShareablePage): (typeof siteCard & { place: string }) | undefined => {
		const [, place] = OWN_IMAGE_PAGE.exec(path.slice(urls.base.length)) ?? [];
		const title = normalizeText(heading);
		const below = normalizeText(categoryName);
		if (place === undefined || !canDraw(`${title}${below}${name}`)) return undefined;
		return { place, title, below, name, accent };
	};
	const draw = (card: Omit<Card, 'logoWidth'>) => drawCard(card, logo);

	return {
		getImage(page) {
			const card = createCard(page);
			if (card === undefined) return sitePicture;
			const { place, ...drawn } = card;
			// The path is encoded already.
			return { path: `${urls.base}share/${createFileName(place, [styleKey, drawn])}`, alt: card.title, ...CARD_SIZE };
		},
		async drawImage(page) {
			const card = createCard(page);
			if (card === undefined && !isSiteDrawn) return undefined;
			return draw(card ?? siteCard);
		},
	};
}
