import { LINK_CARD } from './html/sanitise.ts';
import { createElement, type Element, isElement, type Node, replaceElements } from './html/tree.ts';
import type { RenderContext } from './types.ts';

/** What the pictures and media of an article bring to the page. */
export interface MediaFound {
	imageOrigins: Set<string>;
	mediaOrigins: Set<string>;
	rewrittenUrls: Map<string, string>;
	removed: Set<string>;
}

const INLINE_IMAGE = /^data:image\/(?:png|jpeg|jpg|gif|webp);base64,[a-z0-9+/=\s]*$/i;

/** Pictures load late, media of the site's own play when asked to; foreign media and documents become a link card. */
export function resolveMedia(nodes: readonly Node[], context: RenderContext, found: MediaFound): Node[] {
	const own = new Set([context.libraryUrl, context.siteUrl ?? context.libraryUrl, ...context.ownOrigins].map(stripWww));
	const resolveNodes = (list: readonly Node[]) => replaceElements(list, resolveElement);
	const resolveElement = (node: Element): Node[] => {
		if (node.name === 'img') return image(node, context, found);
		if (node.name === LINK_CARD) return [card(node.attributes.get('href'), node.attributes.get('title'), context)];
		node.children = resolveNodes(node.children);
		return node.name === 'video' || node.name === 'audio' ? media(node, own, context, found) : [node];
	};
	return resolveNodes(nodes);
}

function image(img: Element, context: RenderContext, found: MediaFound): Node[] {
	const alt = img.attributes.get('alt') ?? '';
	const src = img.attributes.get('src')?.trim() ?? '';
	const address = INLINE_IMAGE.test(src) ? src.replace(/\s+/g, '') : parseWebUrl(src, context)?.href;
	if (!address) {
		found.removed.add('src=');
		return alt ? [alt] : [];
	}
	if (!URL.canParse(src)) found.rewrittenUrls.set(src, address);
	found.imageOrigins.add(address.startsWith('data:') ? 'data:' : new URL(address).origin);
	img.attributes = new Map([
		['src', address],
		['alt', alt],
		...[...img.attributes].filter(([name]) => name !== 'src' && name !== 'alt'),
		['loading', 'lazy'],
		['decoding', 'async'],
	]);
	return [img];
}

function media(player: Element, own: ReadonlySet<string>, context: RenderContext, found: MediaFound): Node[] {
	const { files, other } = Object.groupBy(player.children, (node) =>
		isElement(node) && (node.name === 'source' || node.name === 'track') ? 'files' : 'other',
	);
	const isOwn = (url: URL | undefined): url is URL => url !== undefined && own.has(stripWww(url.origin));
	const asked = parseWebUrl(player.attributes.get('src'), context);
	let first = asked;
	let playable = isOwn(asked);
	const kept = (files ?? []).filter((file) => {
		if (!isElement(file)) return false;
		const url = parseWebUrl(file.attributes.get('src'), context);
		if (file.name === 'source') first ??= url;
		if (!isOwn(url)) return false;
		file.attributes.set('src', url.href);
		found.mediaOrigins.add(url.origin);
		if (file.name === 'source') playable = true;
		return true;
	});
	if (!playable) return [card(first?.href, player.attributes.get('title'), context), ...(other ?? [])];
	const poster = parseWebUrl(player.attributes.get('poster'), context);
	player.attributes.delete('poster');
	player.attributes.delete('src');
	if (isOwn(asked)) {
		player.attributes.set('src', asked.href);
		found.mediaOrigins.add(asked.origin);
	}
	if (poster && player.name === 'video') {
		player.attributes.set('poster', poster.href);
		found.imageOrigins.add(poster.origin);
	}
	player.attributes.set('controls', '').set('preload', 'none');
	player.children = [
		...(isOwn(asked) ? kept.filter((file) => isElement(file) && file.name === 'track') : kept),
		...(other ?? []),
	];
	return [player];
}

/** A link in place of a document or film from elsewhere; words alone where its address can't be followed. */
function card(href: string | undefined, title: string | undefined, context: RenderContext): Element {
	const url = parseWebUrl(href, context);
	if (!url) return createElement('p', { class: 'embed' }, [title?.trim() || context.words.embed]);
	const path = url.pathname === '/' ? '' : url.pathname;
	const host = url.host.replace(/^www\./, '');
	const label = title?.trim() ? `${host} — ${title.trim()}` : `${host}${path}`;
	return createElement('p', { class: 'embed' }, [createElement('a', { href: url.href }, [label])]);
}

function parseWebUrl(written: string | undefined, context: RenderContext): URL | undefined {
	if (!written?.trim()) return undefined;
	const url = URL.parse(written.trim(), context.libraryUrl);
	return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url : undefined;
}

/** An origin without `www.`: one owner has both. */
function stripWww(origin: string): string {
	return origin.replace('://www.', '://');
}
