/** What a page that may get a picture of its own says of itself. */
export interface ShareablePage {
	/** Of the page, from the base path on. */
	path: string;
	heading: string;
	/** The name of its category. */
	categoryName?: string | undefined;
}

/** The picture that a link to a page is shown with. */
export interface ShareImage {
	/** From the base path on; the owner's own may be a full address elsewhere. */
	path: string;
	/** What it says, in words; `undefined` where that isn't known. */
	alt?: string | undefined;
	/** In pixels. */
	width?: number | undefined;
	height?: number | undefined;
}

/** What gives pages their pictures, where the owner asked for them. */
export interface ShareImages {
	/** The picture of a page: its own, or the site's one. Knows it without drawing it. */
	getImage(page: ShareablePage): ShareImage;
	/** Draws the picture that `of` names, as a PNG; `undefined` where that is a file of the owner's. */
	drawImage(page: ShareablePage): Promise<Uint8Array | undefined>;
}
