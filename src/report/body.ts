import { escapeAttribute } from '../markdown/html/text.ts';
import { findPictureTags, getPictureUrl, parseAttributes } from '../markdown/pictures.ts';

/** A picture of an article: its full address, and the text for who can't see it. */
export interface ArticlePicture {
	src: string;
	/** `undefined`: nothing to describe, the still of a film. */
	alt: string | undefined;
}

const TAG = /<[a-z][a-z0-9-]*((?: [a-z0-9-]+(?:="[^"]*")?)+)>/g;

/** The pictures in the HTML of an article, stills of films too, in its order. */
export function listPictures(html: string): ArticlePicture[] {
	return findPictureTags(html).flatMap((shown): ArticlePicture[] => {
		const src = getPictureUrl(shown);
		const alt = shown.name === 'img' ? (shown.attributes.get('alt') ?? '') : undefined;
		return src === undefined ? [] : [{ src, alt }];
	});
}

/** Whether an element in the HTML of an article has this id, which a link's `#part` may ask for. */
export function hasId(html: string, id: string): boolean {
	// Reading every tag is slow, and needed only where prose might speak of the id.
	if (!html.includes(` id="${escapeAttribute(id)}"`)) return false;
	return html.matchAll(TAG).some(([, text = '']) => parseAttributes(text).get('id') === id);
}
