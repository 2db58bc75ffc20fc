import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
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

/** Increased when the design of the images changes, so that all are drawn again. */
const VERSION = 1;
/** The owner's image in `public/`, for pages whose image can't be drawn. */
const DEFAULT_IMAGE = '/share.png';

/** Name of an image's file: the path of the page, and a hash of everything that is drawn. */
function createFileName(pagePath: string, drawn: unknown): string {
	return `${pagePath}-${createHash('sha256').update(JSON.stringify(drawn)).digest('hex').slice(0, 12)}.png`;
}

/** Pages that have their own image; the others show the site's. */
const OWN_IMAGE_PAGE = /^((?:articles|categories)\/[^/]+)\/$/;

function findFile(folders: readonly string[], file: string): string | undefined {
	return folders.map((folder) => join(folder, file)).find((path) => existsSync(path));
}

async function readOwnerImage(file: string, publicFolders: readonly string[], urls: Urls): Promise<ShareImage> {
	const path = urls.owner(file);
	if (!file.startsWith('/')) return { path };
	try {
		const { width, height } = await sharp(findFile(publicFolders, file)).metadata();
		return { path, width, height };
	} catch (cause) {
		throw new SettingsError(
			`public${file} can't be read as an image. It is needed for pages whose share image can't be drawn.`,
			{ cause },
		);
	}
}

async function loadLogo({ logo }: HelpCenterConfig, publicFolders: readonly string[]): Promise<Logo | undefined> {
	if (!logo?.src.startsWith('/')) return undefined;
	try {
		return await readLogo(await readFile(findFile(publicFolders, logo.src) ?? logo.src));
	} catch {
		console.warn(`The share images have no logo: public${logo.src} can't be read as an image.`);
		return undefined;
	}
}

/**
 * Prepares the share images of a help center. The logo and the owner's own image are read from the first of `publicFolders` that has the file.
 * @throws {SettingsError} if the image for pages without their own can't be read
 */
export async function createShareImages(
	config: HelpCenterConfig,
	urls: Urls,
	publicFolders: readonly string[],
): Promise<ShareImages> {
	const configuredImage = typeof config.shareImages === 'object' ? config.shareImages.site : undefined;
	const name = normalizeText(config.name);
	const tagline = normalizeText(config.tagline);
	const { accent } = getPalette(config.accent).light;
	const logo = await loadLogo(config, publicFolders);
	const styleKey = [VERSION, accent, logo?.png.toString('base64')];

	const defaultImage = findFile(publicFolders, DEFAULT_IMAGE) && DEFAULT_IMAGE;
	// Without text, if the name can't be drawn and the owner has no picture: the logo and the accent colour.
	const siteCard = { title: canDraw(name) ? name : '', below: canDraw(tagline) ? tagline : '', name: '', accent };
	const ownImage = configuredImage ?? (canDraw(name) ? undefined : defaultImage);
	const isSiteDrawn = ownImage === undefined;
	const siteImage: ShareImage = isSiteDrawn
		? { path: urls.file(`share/${createFileName('site', [styleKey, siteCard])}`), alt: name, ...CARD_SIZE }
		: await readOwnerImage(ownImage, publicFolders, urls);

	const createCard = ({
		path,
		heading,
		categoryName = '',
	}: ShareablePage): (typeof siteCard & { pagePath: string }) | undefined => {
		const [, pagePath] = OWN_IMAGE_PAGE.exec(path.slice(urls.base.length)) ?? [];
		const title = normalizeText(heading);
		const below = normalizeText(categoryName);
		if (pagePath === undefined || !canDraw(`${title}${below}${name}`)) return undefined;
		return { pagePath, title, below, name, accent };
	};
	const draw = (card: Omit<Card, 'logoWidth'>) => drawCard(card, logo);

	return {
		getImage(page) {
			const card = createCard(page);
			if (card === undefined) return siteImage;
			const { pagePath, ...drawn } = card;
			// `pagePath` is encoded already.
			return {
				path: `${urls.base}share/${createFileName(pagePath, [styleKey, drawn])}`,
				alt: card.title,
				...CARD_SIZE,
			};
		},
		async drawImage(page) {
			const card = createCard(page);
			if (card === undefined && !isSiteDrawn) return undefined;
			return draw(card ?? siteCard);
		},
	};
}
