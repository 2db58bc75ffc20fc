import type { Lookups } from './lookups.ts';
import { decodeIfPossible, foldCase, type LinkedArticle, trimSlashes } from './site-addresses.ts';
import type { SharedContext } from './types.ts';

/** Where a link of an article leads. */
export type LinkDestination =
	| { kind: 'fragment'; fragment: string }
	| { kind: 'article'; href: string; slug: string; fragment: string | undefined; isHosted: boolean }
	/** A link to an article that does not exist; it keeps the URL that its author wrote. */
	| { kind: 'dead'; href: string; external: boolean }
	| { kind: 'page'; href: string }
	| { kind: 'contact'; href: string }
	/** A relative link that names no article of this site; it leads to the Library. */
	| { kind: 'relative'; href: string }
	| { kind: 'external'; href: string };

/** What links are compared with; created once per site. */
export interface LinkIndex {
	libraryUrl: string;
	libraryHosts: ReadonlySet<string>;
	siteHosts: ReadonlySet<string>;
	basePath: string;
	teams: ReadonlySet<string>;
}

/** cStar's public host, where every team's articles are found too, whatever CSTAR_URL is. */
const LIBRARY_HOSTS = ['https://cstar.help'];

/** Prepares what `resolveLink` compares the hosts and teams of links with. */
export function createLinkIndex(context: SharedContext): LinkIndex {
	return {
		libraryUrl: context.libraryUrl,
		libraryHosts: new Set([...LIBRARY_HOSTS, context.libraryUrl].flatMap(listHostVariants)),
		siteHosts: new Set(context.siteUrl ? listHostVariants(context.siteUrl) : []),
		basePath: context.basePath,
		teams: new Set(context.teams.map(foldCase)),
	};
}

/** Finds out where a URL written in an article leads; `undefined` if it is invalid or its protocol is not allowed. */
export function resolveLink(written: string, index: LinkIndex, lookups: Lookups): LinkDestination | undefined {
	const trimmed = written.trim();
	if (trimmed.startsWith('#')) return { kind: 'fragment', fragment: decodeIfPossible(trimmed.slice(1)) };
	if (trimmed === '') return undefined;
	const relative = isRelative(trimmed) ? resolveRelative(trimmed, index, lookups) : undefined;
	if (relative) return relative;
	// Parses as browsers do, so that tabs, line breaks and letter case can't hide a forbidden protocol.
	const url = URL.parse(trimmed, index.libraryUrl);
	if (!url) return undefined;
	if (url.protocol === 'mailto:' || url.protocol === 'tel:') return { kind: 'contact', href: url.href };
	if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
	if (index.siteHosts.has(url.host)) return resolveSitePage(url, index, lookups);
	return (
		resolveLibraryPage(url, index, lookups) ?? { kind: isRelative(trimmed) ? 'relative' : 'external', href: url.href }
	);
}

/** Whether an address has no scheme and no host. */
const isRelative = (written: string) => !/^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(written);

const MAIL = /^[^\s@/?#:]{1,64}@[^\s@/?#:]{1,200}\.[a-z]{2,24}(?:\?\S*)?$/i;
const WEB = /^www\.[^\s/?#.]+\.[^\s/?#]{2,}/i;
/** What a file has before and behind the slug of its article: `01-refund.mdx`. */
const FILE_ENDING = /\.(?:mdx?|markdown|html?)$/i;
const FILE_NUMBER = /^\d{1,4}[-_.]\s?/;

/** Where a relative link leads: to the article that its last part names, to a mailbox, or to a web site. */
function resolveRelative(written: string, index: LinkIndex, lookups: Lookups): LinkDestination | undefined {
	if (MAIL.test(written)) return { kind: 'contact', href: `mailto:${written}` };
	const web = WEB.test(written) ? URL.parse(`https://${written}`) : null;
	if (web) return resolveLink(web.href, index, lookups);
	const url = URL.parse(written, index.libraryUrl);
	if (!url || resolveLibraryPage(url, index, lookups)) return undefined;
	const path = trimSlashes(decodeIfPossible(url.pathname));
	const page = lookups.page(path) ?? lookups.page(trimSlashes(`${index.basePath}${path}`));
	if (page !== undefined && path !== '') return { kind: 'page', href: `${page}${url.search}${url.hash}` };
	const parts = url.pathname.split('/').filter(Boolean).map(decodeIfPossible);
	const name = (parts.at(-1) ?? '').replace(FILE_ENDING, '');
	// A file with one of these names stands for its folder.
	const slug = /^(?:index|readme)$/i.test(name) ? (parts.at(-2) ?? '') : name;
	for (const each of [slug, slug.replace(FILE_NUMBER, '')]) {
		const folded = foldCase(each);
		const article =
			lookups.articleWithSlug(each) ?? lookups.articleAtAddress(folded) ?? lookups.articleWithSlug(folded);
		if (article) return createArticleDestination(article, url, false);
	}
	return undefined;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A team has a slug and a UUID, and we may know only one: an identifier of the other kind is accepted if we know the article. */
function isOurTeam(written: string, slug: string, { teams }: LinkIndex, lookups: Lookups): boolean {
	const team = foldCase(written);
	if (teams.has(team)) return true;
	const isOtherKind = [...teams].every((known) => UUID.test(known) !== UUID.test(team));
	return isOtherKind && (lookups.articleWithSlug(slug) ?? lookups.articleWithSlug(foldCase(slug))) !== undefined;
}

function resolveLibraryPage(url: URL, index: LinkIndex, lookups: Lookups): LinkDestination | undefined {
	if (!index.libraryHosts.has(url.host)) return undefined;
	const segments = url.pathname.split('/').filter(Boolean);
	const [first, team, third, fourth] = segments;
	let slug: string | undefined;
	if (foldCase(first ?? '') === 'support' && segments.length === 3) slug = third;
	else if (foldCase(first ?? '') === 'library' && foldCase(third ?? '') === 'articles' && segments.length === 4) {
		if (isOurTeam(decodeIfPossible(team ?? ''), decodeIfPossible(fourth ?? ''), index, lookups)) slug = fourth;
	}
	if (slug === undefined) return undefined;
	const name = decodeIfPossible(slug);
	const article = lookups.articleWithSlug(name) ?? lookups.articleWithSlug(foldCase(name));
	return article ? createArticleDestination(article, url, true) : { kind: 'dead', href: url.href, external: true };
}

function resolveSitePage(url: URL, index: LinkIndex, lookups: Lookups): LinkDestination {
	// A path that starts with two slashes would be a URL of another host.
	const path = url.pathname.replace(/^\/+/, '/');
	if (!`${path}/`.startsWith(index.basePath)) return { kind: 'external', href: url.href };
	const match = /^articles\/([^/]+)\/?$/.exec(path.slice(index.basePath.length));
	const rest = `${url.search}${url.hash}`;
	if (!match?.[1] || /\.(md|json)$/.test(match[1])) return { kind: 'page', href: `${path}${rest}` };
	const name = foldCase(decodeIfPossible(match[1]));
	const article = lookups.articleAtAddress(name) ?? lookups.articleWithSlug(name);
	return article
		? createArticleDestination(article, url, false)
		: { kind: 'dead', href: `${path}${rest}`, external: false };
}

function createArticleDestination({ slug, path }: LinkedArticle, url: URL, isHosted: boolean): LinkDestination {
	const fragment = url.hash.length > 1 ? decodeIfPossible(url.hash.slice(1)) : undefined;
	return { kind: 'article', href: `${path}${url.search}${url.hash}`, slug, fragment, isHosted };
}

/** A URL's host with and without `www.`, including the port if there is one. */
function listHostVariants(url: string): string[] {
	const host = URL.parse(url)?.host;
	if (!host) return [];
	return host.startsWith('www.') ? [host, host.slice(4)] : [host, `www.${host}`];
}
