import { type Picture, picturesIn, sourceOf, withPictures } from '../markdown/pictures.ts';
import type { Renderer } from '../markdown/render-pool.ts';
import type { Rendered } from '../markdown/types.ts';

/** What is known of the picture at an address, if anything is. */
export type LookAt = (address: string) => Promise<Picture | undefined>;

/** A renderer whose articles say how large their pictures are, and show copies where there are any. */
export function withKnownPictures(renderer: Renderer, lookAt: LookAt): Renderer {
	return {
		render: async (...job) => settle(await renderer.render(...job), lookAt),
		close: () => renderer.close(),
	};
}

async function settle(rendered: Rendered, lookAt: LookAt): Promise<Rendered> {
	const known = new Map<string, Picture>();
	await Promise.all(
		addressesIn(rendered.html).map(async (address) => {
			const picture = await lookAt(address);
			if (picture !== undefined) known.set(address, picture);
		}),
	);
	if (known.size === 0) return rendered;
	const html = withPictures(rendered.html, known);
	const copies = [...known].flatMap(([address, { copy }]): [string, string][] => (copy ? [[address, copy]] : []));
	if (copies.length === 0) return { ...rendered, html };
	const leads = new Map(copies);
	const readdressed = new Map([
		...copies,
		...rendered.readdressed.map(([written, to]): [string, string] => [written, leads.get(to) ?? to]),
	]);
	return { ...rendered, html, imageOrigins: originsIn(html), readdressed: [...readdressed] };
}

function addressesIn(html: string): string[] {
	return [...new Set(picturesIn(html).map(sourceOf))].filter((address) => address !== undefined);
}

/** Where the pictures still come from that aren't the site's own. */
function originsIn(html: string): string[] {
	const addresses = addressesIn(html).filter((address) => !address.startsWith('/'));
	return [...new Set(addresses.map((one) => (one.startsWith('data:') ? 'data:' : new URL(one).origin)))].sort();
}
