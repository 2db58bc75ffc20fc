import { LINK_CARD } from './html/sanitise.ts';
import { createElement, type Element, isElement, type Node, replaceElements } from './html/tree.ts';
import type { SharedContext } from './types.ts';
import { findVideoPlayer } from './video-player.ts';

/** What is collected from the pictures and media of an article; see `RenderedArticle`. */
export interface MediaFound {
	imageOrigins: Set<string>;
	mediaOrigins: Set<string>;
	rewrittenUrls: Map<string, string>;
	removed: Set<string>;
}

const INLINE_IMAGE = /^data:image\/(?:png|jpeg|jpg|gif|webp);base64,[a-z0-9+/=\s]*$/i;

/** Makes pictures load lazily and own media play on request; foreign media (video, audio and frames of other origins) become link cards. */
export function resolveMedia(nodes: readonly Node[], context: SharedContext, found: MediaFound): Node[] {
	const ownOrigins = new Set(
		[context.libraryUrl, context.siteUrl ?? context.libraryUrl, ...context.ownOrigins].map(stripWww),
	);
	const resolveNodes = (list: readonly Node[]) => replaceElements(list, resolveElement);
	const resolveElement = (node: Element): Node[] => {
		if (node.name === 'img') return resolveImage(node, context, found);
		if (node.name === LINK_CARD)
			return [createLinkCard(node.attributes.get('href'), node.attributes.get('title'), context)];
		node.children = resolveNodes(node.children);
		return node.name === 'video' || node.name === 'audio' ? resolvePlayer(node, ownOrigins, context, found) : [node];
	};
	return resolveNodes(nodes);
}

function resolveImage(img: Element, context: SharedContext, found: MediaFound): Node[] {
	const alt = img.attributes.get('alt') ?? '';
	const src = img.attributes.get('src')?.trim() ?? '';
	const url = INLINE_IMAGE.test(src) ? src.replace(/\s+/g, '') : parseWebUrl(src, context)?.href;
	if (!url) {
		found.removed.add('src=');
		return alt ? [alt] : [];
	}
	if (!URL.canParse(src)) found.rewrittenUrls.set(src, url);
	found.imageOrigins.add(url.startsWith('data:') ? 'data:' : new URL(url).origin);
	img.attributes = new Map([
		['src', url],
		['alt', alt],
		...[...img.attributes].filter(([name]) => name !== 'src' && name !== 'alt'),
		['loading', 'lazy'],
		['decoding', 'async'],
	]);
	return [img];
}

function resolvePlayer(
	player: Element,
	ownOrigins: ReadonlySet<string>,
	context: SharedContext,
	found: MediaFound,
): Node[] {
	const { files, other } = Object.groupBy(player.children, (node) =>
		isElement(node) && (node.name === 'source' || node.name === 'track') ? 'files' : 'other',
	);
	const isOwn = (url: URL | undefined): url is URL => url !== undefined && ownOrigins.has(stripWww(url.origin));
	const src = parseWebUrl(player.attributes.get('src'), context);
	let firstUrl = src;
	let playable = isOwn(src);
	const kept = (files ?? []).filter((file) => {
		if (!isElement(file)) return false;
		const url = parseWebUrl(file.attributes.get('src'), context);
		if (file.name === 'source') firstUrl ??= url;
		if (!isOwn(url)) return false;
		file.attributes.set('src', url.href);
		found.mediaOrigins.add(url.origin);
		if (file.name === 'source') playable = true;
		return true;
	});
	if (!playable) return [createLinkCard(firstUrl?.href, player.attributes.get('title'), context), ...(other ?? [])];
	const poster = parseWebUrl(player.attributes.get('poster'), context);
	player.attributes.delete('poster');
	player.attributes.delete('src');
	if (isOwn(src)) {
		player.attributes.set('src', src.href);
		found.mediaOrigins.add(src.origin);
	}
	if (poster && player.name === 'video') {
		player.attributes.set('poster', poster.href);
		found.imageOrigins.add(poster.origin);
	}
	player.attributes.set('controls', '').set('preload', 'none');
	player.children = [
		...(isOwn(src) ? kept.filter((file) => isElement(file) && file.name === 'track') : kept),
		...(other ?? []),
	];
	return [player];
}

/** A link in place of foreign media; without a usable URL, only its title. A script may play the video in place. */
function createLinkCard(href: string | undefined, title: string | undefined, context: SharedContext): Element {
	const url = parseWebUrl(href, context);
	if (!url) return createElement('p', { class: 'embed' }, [title?.trim() || context.words.embed]);
	const path = url.pathname === '/' ? '' : url.pathname;
	const host = url.host.replace(/^www\./, '');
	const label = title?.trim() ? `${host} — ${title.trim()}` : `${host}${path}`;
	const player = context.videos ? findVideoPlayer(url) : undefined;
	const attributes = { class: 'embed', ...(player !== undefined && { 'data-video': player }) };
	return createElement('p', attributes, [createElement('a', { href: url.href }, [label])]);
}

function parseWebUrl(written: string | undefined, context: SharedContext): URL | undefined {
	if (!written?.trim()) return undefined;
	const url = URL.parse(written.trim(), context.libraryUrl);
	return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url : undefined;
}

/** An origin without `www.`: both belong to one owner. */
function stripWww(origin: string): string {
	return origin.replace('://www.', '://');
}
