import { escapeValue } from '../markdown/html/text.ts';
import { attributesIn, picturesIn, sourceOf } from '../markdown/pictures.ts';

/** A picture of an article: its full address, and the text for who can't see it. */
export interface Picture {
	src: string;
	/** `undefined`: nothing to describe, the still of a film. */
	alt: string | undefined;
}

const TAG = /<[a-z][a-z0-9-]*((?: [a-z0-9-]+(?:="[^"]*")?)+)>/g;

/** The pictures in the HTML of an article, stills of films too, in its order. */
export function picturesOf(html: string): Picture[] {
	return picturesIn(html).flatMap((shown): Picture[] => {
		const src = sourceOf(shown);
		const alt = shown.name === 'img' ? (shown.attributes.get('alt') ?? '') : undefined;
		return src === undefined ? [] : [{ src, alt }];
	});
}

/** Whether an element in the HTML of an article has this id, which a link's `#part` may ask for. */
export function hasId(html: string, id: string): boolean {
	// Reading every tag is slow, and needed only where prose might speak of the id.
	if (!html.includes(` id="${escapeValue(id)}"`)) return false;
	return html.matchAll(TAG).some(([, text = '']) => attributesIn(text).get('id') === id);
}
