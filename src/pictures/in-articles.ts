import { applyPictureData, findPictureTags, getPictureUrl, type Picture } from '../markdown/pictures.ts';
import type { Renderer } from '../markdown/render-pool.ts';
import type { RenderedArticle } from '../markdown/types.ts';

/** Finds the size, and maybe the copy, of the picture at a URL; `undefined` if nothing is known. */
export type FindPicture = (url: string) => Promise<Picture | undefined>;

/** The part of a rendered article that pictures change. */
type ShowsPictures = Pick<RenderedArticle, 'html' | 'imageOrigins' | 'rewrittenUrls'>;

/** Wraps a renderer: its articles get the sizes of their pictures, and show our copies if there are any. */
export function createPictureRenderer<Article extends ShowsPictures>(
	renderer: Renderer<Article>,
	findPicture: FindPicture,
): Renderer<Article> {
	return {
		render: async (...job) => resolvePictures(await renderer.render(...job), findPicture),
		close: () => renderer.close(),
	};
}

async function resolvePictures<Article extends ShowsPictures>(
	rendered: Article,
	findPicture: FindPicture,
): Promise<Article> {
	// No pictures: its HTML needn't be searched for them.
	if (rendered.imageOrigins.length === 0) return rendered;
	const known = new Map<string, Picture>();
	await Promise.all(
		listPictureUrls(rendered.html).map(async (url) => {
			const picture = await findPicture(url);
			if (picture !== undefined) known.set(url, picture);
		}),
	);
	if (known.size === 0) return rendered;
	const html = applyPictureData(rendered.html, known);
	const copies = [...known].flatMap(([url, { copy }]): [string, string][] => (copy ? [[url, copy]] : []));
	if (copies.length === 0) return { ...rendered, html };
	const copyByUrl = new Map(copies);
	const rewrittenUrls = new Map([
		...copies,
		...rendered.rewrittenUrls.map(([written, to]): [string, string] => [written, copyByUrl.get(to) ?? to]),
	]);
	return { ...rendered, html, imageOrigins: listOrigins(html), rewrittenUrls: [...rewrittenUrls] };
}

function listPictureUrls(html: string): string[] {
	return [...new Set(findPictureTags(html).map(getPictureUrl))].filter((url) => url !== undefined);
}

/** Origins of the pictures that are not on this site. */
function listOrigins(html: string): string[] {
	const urls = listPictureUrls(html).filter((url) => !url.startsWith('/'));
	return [...new Set(urls.map((url) => (url.startsWith('data:') ? 'data:' : new URL(url).origin)))].sort();
}
