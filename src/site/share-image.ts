/** What is drawn into the share image of a page, and its path. */
export interface ShareablePage {
	/** Path of the page, including the base path. */
	path: string;
	heading: string;
	/** Name of the article's category. */
	categoryName?: string | undefined;
}

/** The picture that other sites show with a link to a page (`og:image`). */
export interface ShareImage {
	/** Path including the base path; a whole URL for an owner's picture on another site. */
	path: string;
	/** Alternative text; `undefined` if it isn't known. */
	alt?: string | undefined;
	/** In pixels. */
	width?: number | undefined;
	height?: number | undefined;
}

/** Provides the share images of pages, if the owner turned them on. */
export interface ShareImages {
	/** The picture of a page: its own, or the site's default. Doesn't draw it. */
	getImage(page: ShareablePage): ShareImage;
	/** Draws the picture of a page as a PNG; `undefined` if the picture is a file of the owner's. */
	drawImage(page: ShareablePage): Promise<Uint8Array | undefined>;
}
