import type { RenderContext } from './types.ts';

/** Where a link of an article leads, once understood. */
export type LinkDestination =
	| { kind: 'part'; fragment: string }
	| { kind: 'article'; href: string; slug: string; fragment: string | undefined; isHosted: boolean }
	/** An article that is not there: the address as it was, so that nothing is hidden. */
	| { kind: 'dead'; href: string; external: boolean }
	| { kind: 'page'; href: string }
	| { kind: 'contact'; href: string }
	| { kind: 'external'; href: string };

/** What links are compared with, made once for a site. */
export interface LinkIndex {
	libraryUrl: string;
	libraryHosts: ReadonlySet<string>;
	siteHosts: ReadonlySet<string>;
	basePath: string;
	teams: ReadonlySet<string>;
	articlesBySlug: ReadonlyMap<string, { slug: string; path: string }>;
	/** The last part of each article's path on this site. */
	articlesByAddress: ReadonlyMap<string, { slug: string; path: string }>;
}

/** cStar's own hosts, where teams' articles also stand, whatever CSTAR_URL is. */
const LIBRARY_HOSTS = ['https://cstar.help'];

/** Prepares a site's addresses for `targetOf`. */
export function createLinkIndex(context: RenderContext): LinkIndex {
	const articlesBySlug = new Map<string, { slug: string; path: string }>();
	const articlesByAddress = new Map<string, { slug: string; path: string }>();
	for (const [slug, path] of Object.entries(context.pathsBySlug)) {
		articlesBySlug.set(slug, { slug, path });
		articlesByAddress.set(sameCase(decodeIfPossible(lastPart(path))), { slug, path });
	}
	for (const [former, slug] of Object.entries(context.formerSlugs ?? {})) {
		const article = articlesBySlug.get(slug);
		if (article && !articlesBySlug.has(former)) articlesBySlug.set(former, article);
	}
	for (const [slug, article] of [...articlesBySlug]) {
		const same = sameCase(slug);
		if (!articlesBySlug.has(same)) articlesBySlug.set(same, article);
	}
	return {
		libraryUrl: context.libraryUrl,
		libraryHosts: new Set([...LIBRARY_HOSTS, context.libraryUrl].flatMap(listHostVariants)),
		siteHosts: new Set(context.siteUrl ? listHostVariants(context.siteUrl) : []),
		basePath: context.basePath,
		teams: new Set(context.teams.map(sameCase)),
		articlesBySlug,
		articlesByAddress,
	};
}

/** Where an address written in an article leads; `undefined` for one that must not or can't be followed. */
export function resolveLink(written: string, index: LinkIndex): LinkDestination | undefined {
	const address = written.trim();
	if (address.startsWith('#')) return { kind: 'part', fragment: decodeIfPossible(address.slice(1)) };
	if (address === '') return undefined;
	// The same parser as a browser's, so tabs, line ends and letter case disguise nothing.
	const url = URL.parse(address, index.libraryUrl);
	if (!url) return undefined;
	if (url.protocol === 'mailto:' || url.protocol === 'tel:') return { kind: 'contact', href: url.href };
	if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
	if (index.siteHosts.has(url.host)) return ownPage(url, index);
	return libraryPage(url, index) ?? { kind: 'external', href: url.href };
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A team has a slug and a UUID, and we may know only one: the other kind is taken for ours where the article is known. */
function isOurTeam(written: string, slug: string, { teams, articlesBySlug }: LinkIndex): boolean {
	const team = sameCase(written);
	if (teams.has(team)) return true;
	const isOtherKind = [...teams].every((known) => UUID.test(known) !== UUID.test(team));
	return isOtherKind && (articlesBySlug.has(slug) || articlesBySlug.has(sameCase(slug)));
}

function libraryPage(url: URL, index: LinkIndex): LinkDestination | undefined {
	if (!index.libraryHosts.has(url.host)) return undefined;
	const parts = url.pathname.split('/').filter(Boolean);
	const [first, team, third, fourth] = parts;
	let slug: string | undefined;
	if (sameCase(first ?? '') === 'support' && parts.length === 3) slug = third;
	else if (sameCase(first ?? '') === 'library' && sameCase(third ?? '') === 'articles' && parts.length === 4) {
		if (isOurTeam(decodeIfPossible(team ?? ''), decodeIfPossible(fourth ?? ''), index)) slug = fourth;
	}
	if (slug === undefined) return undefined;
	const name = decodeIfPossible(slug);
	const article = index.articlesBySlug.get(name) ?? index.articlesBySlug.get(sameCase(name));
	return article ? createArticleDestination(article, url, true) : { kind: 'dead', href: url.href, external: true };
}

function ownPage(url: URL, index: LinkIndex): LinkDestination {
	// An address that begins with two slashes names another host.
	const path = url.pathname.replace(/^\/+/, '/');
	if (!`${path}/`.startsWith(index.basePath)) return { kind: 'external', href: url.href };
	const within = /^articles\/([^/]+)\/?$/.exec(path.slice(index.basePath.length));
	const rest = `${url.search}${url.hash}`;
	if (!within?.[1] || /\.(md|json)$/.test(within[1])) return { kind: 'page', href: `${path}${rest}` };
	const name = sameCase(decodeIfPossible(within[1]));
	const article = index.articlesByAddress.get(name) ?? index.articlesBySlug.get(name);
	return article
		? createArticleDestination(article, url, false)
		: { kind: 'dead', href: `${path}${rest}`, external: false };
}

function createArticleDestination(
	{ slug, path }: { slug: string; path: string },
	url: URL,
	isHosted: boolean,
): LinkDestination {
	const fragment = url.hash.length > 1 ? decodeIfPossible(url.hash.slice(1)) : undefined;
	return { kind: 'article', href: `${path}${url.search}${url.hash}`, slug, fragment, isHosted };
}

/** A host under both its names, with the port where there is one. */
function listHostVariants(origin: string): string[] {
	const host = URL.parse(origin)?.host;
	if (!host) return [];
	return host.startsWith('www.') ? [host, host.slice(4)] : [host, `www.${host}`];
}

function sameCase(text: string): string {
	return text.normalize('NFC').toLowerCase();
}

/** A part of an address as an author writes it; as it stands where it can't be decoded. */
export function decodeIfPossible(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function lastPart(path: string): string {
	return path.split('/').filter(Boolean).at(-1) ?? '';
}
