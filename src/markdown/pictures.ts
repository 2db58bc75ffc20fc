import { escapeAttribute, unescapeHtml } from './html/text.ts';

/** The size of a picture in pixels, and the path of our copy if there is one. */
export interface Picture {
	width: number;
	height: number;
	/** Path on this site. */
	copy?: string;
}

/** An `<img>`, or a `<video>` whose poster is a picture, in the HTML of an article. */
export interface PictureTag {
	name: 'img' | 'video';
	attributes: Map<string, string>;
}

// Regular expressions suffice for the renderer's output: values are in double quotes, without raw `<`, `>` or `"`.
const PICTURE = /<(img|video)((?: [a-z0-9-]+(?:="[^"]*")?)+)>/g;
const ATTRIBUTE = / ([a-z0-9-]+)(?:="([^"]*)")?/g;

/** Parses the attributes of a tag in the renderer's output. */
export function parseAttributes(text: string): Map<string, string> {
	return new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, unescapeHtml(value)]));
}

/** Finds the pictures in the HTML of an article, in document order. */
export function findPictureTags(html: string): PictureTag[] {
	return [...html.matchAll(PICTURE)].map(([, name, text = '']) => ({
		name: name === 'video' ? 'video' : 'img',
		attributes: parseAttributes(text),
	}));
}

/** The URL of a picture or of a video's poster. */
export function getPictureUrl({ name, attributes }: PictureTag): string | undefined {
	return attributes.get(name === 'img' ? 'src' : 'poster');
}

/** Adds sizes to the pictures in an article's HTML, and replaces their URLs with those of our copies. `known` is keyed by URL. */
export function applyPictureData(html: string, known: ReadonlyMap<string, Picture>): string {
	if (known.size === 0) return html;
	return html.replace(PICTURE, (whole, tag: 'img' | 'video', text: string) => {
		const attributes = parseAttributes(text);
		const picture = known.get(getPictureUrl({ name: tag, attributes }) ?? '');
		if (picture === undefined) return whole;
		if (picture.copy !== undefined) attributes.set(tag === 'img' ? 'src' : 'poster', picture.copy);
		if (tag === 'img') setSize(attributes, picture);
		const serialized = [...attributes].map(([name, value]) =>
			value === '' && name !== 'alt' ? ` ${name}` : ` ${name}="${escapeAttribute(value)}"`,
		);
		return `<${tag}${serialized.join('')}>`;
	});
}

/** The author's width or height sets the scale, the picture itself the aspect ratio, as in a browser after loading. */
function setSize(attributes: Map<string, string>, { width, height }: Picture): void {
	const written = [Number(attributes.get('width') ?? 0), Number(attributes.get('height') ?? 0)] as const;
	const scale = written[0] > 0 ? written[0] / width : written[1] > 0 ? written[1] / height : 1;
	const loading = ['loading', 'decoding'].map((name): [string, string | undefined] => [name, attributes.get(name)]);
	for (const name of ['width', 'height', 'loading', 'decoding']) attributes.delete(name);
	attributes.set('width', String(Math.max(1, Math.round(width * scale))));
	attributes.set('height', String(Math.max(1, Math.round(height * scale))));
	for (const [name, value] of loading) if (value !== undefined) attributes.set(name, value);
}
