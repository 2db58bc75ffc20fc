import { followSlug, resolveSlugOwners, type SlugHistoryEntry } from '../../model/slug-history.ts';
import type { Site } from '../site.ts';
import { collectTags } from '../tags.ts';
import { findFormerArticleAddresses, toSingleAddress } from './former-addresses.ts';
import { createMovedPageRedirects } from './moved-pages.ts';
import { normalizePath, type Redirect, type Redirects } from './redirect.ts';

/** The resolved target of a redirect. */
type Destination = Pick<Redirect, 'to' | 'name'>;

/** Pages and files that the build makes besides articles, categories and tags. */
const GENERATED_PATHS = new RegExp(
	`^(?:${[
		'|404|all(?:/page/\\d+)?|search|search/panel|embed|contact',
		'(?:index|404)\\.html|sitemap\\.xml|robots\\.txt|feed\\.(?:xml|json)|manifest\\.webmanifest|llms(?:-full)?\\.txt',
		'library\\.json|embed\\.js|_headers|_redirects|(?:_astro|_pictures|pagefind)(?:/.*)?',
	].join('|')})$`,
);

/**
 * Whether the build makes a page or a file at a path below the base; `key` is the path as `normalizePath` returns it.
 */
export function isGeneratedPath(site: Site, key: string): boolean {
	const [, kind, address = ''] = /^(articles|categories|tags)\/([^/]+)$/.exec(key) ?? [];
	if (kind === undefined) return GENERATED_PATHS.test(key);
	if (kind === 'tags') return collectTags(site).byAddress.has(address);
	return kind === 'articles' ? site.articleAt.has(address) : site.categoryAt.has(address);
}

/** Finds what has a slug now, or had it earlier. */
type DestinationFinder = (slug: string) => Destination | undefined;

function createDestinationFinder(
	entries: readonly SlugHistoryEntry[],
	live: readonly { slug: string; path: string; title: string }[],
	findGone: (slug: string) => Destination | undefined,
): DestinationFinder {
	const owners = resolveSlugOwners(entries);
	const bySlug = new Map(live.map(({ slug, path, title }) => [slug, { to: path, name: title }]));
	return (written) => {
		const slug = followSlug(owners, written) ?? written;
		return bySlug.get(written) ?? bySlug.get(slug) ?? findGone(slug);
	};
}

function createArticleDestinationFinder(site: Site): DestinationFinder {
	const addresses = new Set(findFormerArticleAddresses(site).map(({ address }) => address));
	return createDestinationFinder(site.slugHistory.articles, site.articles, (slug) =>
		addresses.has(toSingleAddress(slug))
			? { to: site.urls.article(toSingleAddress(slug)), name: site.words.goneTitle }
			: undefined,
	);
}

function createCategoryDestinationFinder({ slugHistory, categories }: Site): DestinationFinder {
	const live = categories.map(({ slug, path, name }) => ({ slug, path, title: name }));
	return createDestinationFinder(slugHistory.categories, live, () => undefined);
}

/** The normalised paths without a page that lead to another one: redirects, and pages of deleted articles. */
export function listRedirectingPaths(site: Site): ReadonlySet<string> {
	return new Set([
		...Object.keys(site.config.redirects).map(normalizePath),
		...createMovedPageRedirects(site).map(({ from }) => normalizePath(from)),
		...findFormerArticleAddresses(site).map(({ address }) => `articles/${address}`),
	]);
}

/**
 * Whether a path in the configuration leads somewhere: the path of an article, a category or a tag has to exist or
 * redirect (`redirectingPaths`). Other paths may be files of the owner's, so they count as reachable.
 */
export function isReachable(site: Site, path: string, redirectingPaths: ReadonlySet<string>): boolean {
	const key = normalizePath(path);
	return !/^(?:articles|categories|tags)\//.test(key) || redirectingPaths.has(key) || isGeneratedPath(site, key);
}

function resolvePath(site: Site, path: string, redirectingPaths: ReadonlySet<string>): Destination | undefined {
	if (!isReachable(site, path, redirectingPaths)) return undefined;
	const url = new URL(path, 'https://site.invalid');
	return { to: site.urls.base + (url.pathname + url.search + url.hash).slice(1), name: path };
}

/**
 * The redirects of the configuration. One without a target, or at the path of a page, is reported as a problem instead.
 */
export function resolveConfiguredRedirects(site: Site): Redirects {
	const redirects: Redirect[] = [];
	const problems: string[] = [];
	const redirectingPaths = listRedirectingPaths(site);
	const findArticle = createArticleDestinationFinder(site);
	const findCategory = createCategoryDestinationFinder(site);
	const resolveTarget = (target: string): Destination | undefined => {
		const [, kind, slug = ''] = /^(article|category):(.*)$/s.exec(target) ?? [];
		if (kind !== undefined) return kind === 'article' ? findArticle(slug.trim()) : findCategory(slug.trim());
		return target.startsWith('/')
			? resolvePath(site, target, redirectingPaths)
			: { to: new URL(target).href, name: target };
	};
	for (const [written, target] of Object.entries(site.config.redirects)) {
		if (isGeneratedPath(site, normalizePath(written))) {
			problems.push(`${written} → ${target}: this site has a page at that path`);
			continue;
		}
		const destination = resolveTarget(target);
		if (destination === undefined) problems.push(`${written} → ${target}: the target does not exist`);
		else {
			const { pathname } = new URL(written.replaceAll('\\', '%5C'), 'https://site.invalid');
			redirects.push({ from: pathname.slice(1), ...destination, since: undefined, cause: 'owner', isPermanent: true });
		}
	}
	return { redirects, problems };
}
