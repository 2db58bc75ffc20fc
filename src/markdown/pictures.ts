import { escapeAttribute, unescapeHtml } from './html/text.ts';

/** What is known of a picture: its size in pixels, and where it stands now if that isn't where its author found it. */
export interface Picture {
	width: number;
	height: number;
	/** An address of this site: the copy that readers get. */
	copy?: string;
}

/** A picture in the HTML of an article, stills of films too. */
export interface PictureTag {
	name: 'img' | 'video';
	attributes: Map<string, string>;
}

// The renderer's output is regular: every value stands in double quotes, and none holds `<`, `>` or `"`.
const PICTURE = /<(img|video)((?: [a-z0-9-]+(?:="[^"]*")?)+)>/g;
const ATTRIBUTE = / ([a-z0-9-]+)(?:="([^"]*)")?/g;

/** The attributes of a tag out of the renderer. */
export function parseAttributes(text: string): Map<string, string> {
	return new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, unescapeHtml(value)]));
}

/** The pictures in the HTML of an article, in its order. */
export function findPictureTags(html: string): PictureTag[] {
	return [...html.matchAll(PICTURE)].map(([, name, text = '']) => ({
		name: name === 'video' ? 'video' : 'img',
		attributes: parseAttributes(text),
	}));
}

/** Where a picture, or the still of a film, comes from. */
export function getPictureUrl({ name, attributes }: PictureTag): string | undefined {
	return attributes.get(name === 'img' ? 'src' : 'poster');
}

/** The HTML of an article, in which each picture that is `known` has its size and comes from its copy. */
export function applyPictureData(html: string, known: ReadonlyMap<string, Picture>): string {
	if (known.size === 0) return html;
	return html.replace(PICTURE, (whole, tag: 'img' | 'video', text: string) => {
		const shown = { name: tag, attributes: parseAttributes(text) };
		const picture = known.get(getPictureUrl(shown) ?? '');
		if (picture === undefined) return whole;
		const { attributes } = shown;
		if (picture.copy !== undefined) attributes.set(tag === 'img' ? 'src' : 'poster', picture.copy);
		if (tag === 'img') setSize(attributes, picture);
		const written = [...attributes].map(([name, value]) =>
			value === '' && name !== 'alt' ? ` ${name}` : ` ${name}="${escapeAttribute(value)}"`,
		);
		return `<${tag}${written.join('')}>`;
	});
}

/** An author's size decides how large a picture is, the picture itself its shape: browsers keep that once it has loaded. */
function setSize(attributes: Map<string, string>, { width, height }: Picture): void {
	const asked = [Number(attributes.get('width') ?? 0), Number(attributes.get('height') ?? 0)] as const;
	const scale = asked[0] > 0 ? asked[0] / width : asked[1] > 0 ? asked[1] / height : 1;
	const late = ['loading', 'decoding'].map((name): [string, string | undefined] => [name, attributes.get(name)]);
	for (const name of ['width', 'height', 'loading', 'decoding']) attributes.delete(name);
	attributes.set('width', String(Math.max(1, Math.round(width * scale))));
	attributes.set('height', String(Math.max(1, Math.round(height * scale))));
	for (const [name, value] of late) if (value !== undefined) attributes.set(name, value);
}
