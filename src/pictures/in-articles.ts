import { applyPictureData, findPictureTags, getPictureUrl, type Picture } from '../markdown/pictures.ts';
import type { Renderer } from '../markdown/render-pool.ts';
import type { RenderedArticle } from '../markdown/types.ts';

/** What is known of the picture at an address, if anything is. */
export type FindPicture = (url: string) => Promise<Picture | undefined>;

/** A renderer whose articles say how large their pictures are, and show copies where there are any. */
export function createPictureRenderer(renderer: Renderer, findPicture: FindPicture): Renderer {
	return {
		render: async (...job) => resolvePictures(await renderer.render(...job), findPicture),
		close: () => renderer.close(),
	};
}

async function resolvePictures(rendered: RenderedArticle, findPicture: FindPicture): Promise<RenderedArticle> {
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
	const readdressed = new Map([
		...copies,
		...rendered.rewrittenUrls.map(([written, to]): [string, string] => [written, copyByUrl.get(to) ?? to]),
	]);
	return { ...rendered, html, imageOrigins: listOrigins(html), rewrittenUrls: [...readdressed] };
}

function listPictureUrls(html: string): string[] {
	return [...new Set(findPictureTags(html).map(getPictureUrl))].filter((address) => address !== undefined);
}

/** Where the pictures still come from that aren't the site's own. */
function listOrigins(html: string): string[] {
	const addresses = listPictureUrls(html).filter((address) => !address.startsWith('/'));
	return [...new Set(addresses.map((one) => (one.startsWith('data:') ? 'data:' : new URL(one).origin)))].sort();
}
