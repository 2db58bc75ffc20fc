import { escapeAttribute } from '../markdown/html/text.ts';
import { findPictureTags, getPictureUrl, parseAttributes } from '../markdown/pictures.ts';

/** A picture of an article. */
export interface ArticlePicture {
	/** Its whole URL. */
	src: string;
	/** The alternative text; `undefined` for the poster of a video, which needs none. */
	alt: string | undefined;
}

const TAG = /<[a-z][a-z0-9-]*((?: [a-z0-9-]+(?:="[^"]*")?)+)>/g;

/** The pictures in the HTML of an article, posters of videos included, in document order. */
export function listPictures(html: string): ArticlePicture[] {
	return findPictureTags(html).flatMap((tag): ArticlePicture[] => {
		const src = getPictureUrl(tag);
		const alt = tag.name === 'img' ? (tag.attributes.get('alt') ?? '') : undefined;
		return src === undefined ? [] : [{ src, alt }];
	});
}

/** Whether an element in the HTML of an article has this id, so that a link's fragment can lead to it. */
export function hasId(html: string, id: string): boolean {
	// Parsing every tag is slow: it is only needed to tell an id from text that looks like one.
	if (!html.includes(` id="${escapeAttribute(id)}"`)) return false;
	return html.matchAll(TAG).some(([, text = '']) => parseAttributes(text).get('id') === id);
}
