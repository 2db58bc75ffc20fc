import { escapeValue, unescapeHtml } from '../markdown/text.ts';

/** A picture of an article: its full address, and the text for who can't see it. */
export interface Picture {
	src: string;
	/** `undefined`: nothing to describe, the still of a film. */
	alt: string | undefined;
}

// The renderer's output is regular: every value stands in double quotes, and none holds `<`, `>` or `"`.
const PICTURE = /<(img|video)((?: [a-z0-9-]+(?:="[^"]*")?)+)>/g;
const TAG = /<[a-z][a-z0-9-]*((?: [a-z0-9-]+(?:="[^"]*")?)+)>/g;
const ATTRIBUTE = / ([a-z0-9-]+)(?:="([^"]*)")?/g;

function attributesIn(text: string): Map<string, string> {
	return new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, unescapeHtml(value)]));
}

/** The pictures in the HTML of an article, stills of films too, in its order. */
export function picturesOf(html: string): Picture[] {
	return [...html.matchAll(PICTURE)].flatMap(([, name, text = '']): Picture[] => {
		const attributes = attributesIn(text);
		const src = attributes.get(name === 'img' ? 'src' : 'poster');
		return src === undefined ? [] : [{ src, alt: name === 'img' ? (attributes.get('alt') ?? '') : undefined }];
	});
}

/** Whether an element in the HTML of an article has this id, which a link's `#part` may ask for. */
export function hasId(html: string, id: string): boolean {
	// Reading every tag is slow, and needed only where prose might speak of the id.
	if (!html.includes(` id="${escapeValue(id)}"`)) return false;
	return html.matchAll(TAG).some(([, text = '']) => attributesIn(text).get('id') === id);
}
