import { resolveSlugOwners, type SlugHistoryEntry } from '../../model/slug-history.ts';
import type { Site } from '../site.ts';
import { collectTags } from '../tags.ts';
import { assignSingleAddress, findFormerArticleAddresses } from './former-addresses.ts';
import { createMovedPageRedirects } from './moved-pages.ts';
import { normalizeLabel, type Redirect, type Redirects } from './redirect.ts';

/** Where a redirect leads, once it is understood. */
type Destination = Pick<Redirect, 'to' | 'name'>;

/** What the build makes besides articles, categories and tags. */
const OWN_FILES = new RegExp(
	`^(?:${[
		'|404|search|search/panel|embed|contact',
		'(?:index|404)\\.html|sitemap\\.xml|robots\\.txt|feed\\.(?:xml|json)|manifest\\.webmanifest|llms(?:-full)?\\.txt',
		'library\\.json|embed\\.js|_headers|_redirects|(?:_astro|_pictures|pagefind)(?:/.*)?',
	].join('|')})$`,
);

/** Whether the build makes a page or file at a path below the base, given as its key. */
export function isGeneratedPath(site: Site, key: string): boolean {
	const [, kind, address = ''] = /^(articles|categories|tags)\/([^/]+)$/.exec(key) ?? [];
	if (kind === undefined) return OWN_FILES.test(key);
	if (kind === 'tags') return collectTags(site).byAddress.has(address);
	return kind === 'articles' ? site.articleAt.has(address) : site.categoryAt.has(address);
}

/** What has a slug, present or earlier, with the path and the name that it has now. */
type DestinationFinder = (slug: string) => Destination | undefined;

function createDestinationFinder(
	entries: readonly SlugHistoryEntry[],
	live: readonly { slug: string; path: string; title: string }[],
	gone: (slug: string) => Destination | undefined,
): DestinationFinder {
	const owners = resolveSlugOwners(entries);
	const bySlug = new Map(live.map(({ slug, path, title }) => [slug, { to: path, name: title }]));
	return (written) => {
		const slug = owners.get(written)?.slug ?? written;
		return bySlug.get(written) ?? bySlug.get(slug) ?? gone(slug);
	};
}

function createArticleDestinationFinder(site: Site): DestinationFinder {
	const gone = new Set(findFormerArticleAddresses(site).map(({ entry }) => entry.slug));
	return createDestinationFinder(site.slugHistory.articles, site.articles, (slug) =>
		gone.has(slug) ? { to: site.urls.article(assignSingleAddress(slug)), name: site.words.goneTitle } : undefined,
	);
}

function createCategoryDestinationFinder({ slugHistory, categories }: Site): DestinationFinder {
	const live = categories.map(({ slug, path, name }) => ({ slug, path, title: name }));
	return createDestinationFinder(slugHistory.categories, live, () => undefined);
}

/** The keys of addresses where no page stands, but from where readers are led on. */
export function listRedirectingPaths(site: Site): ReadonlySet<string> {
	return new Set([
		...Object.keys(site.config.redirects).map(normalizeLabel),
		...createMovedPageRedirects(site).map(({ from }) => normalizeLabel(from)),
		...findFormerArticleAddresses(site).map(({ address }) => `articles/${address}`),
	]);
}

/** Whether a path of the owner's leads somewhere: one of an article, a category or a tag must, of others the build knows nothing. */
export function isReachable(site: Site, path: string, leadOn: ReadonlySet<string>): boolean {
	const key = normalizeLabel(path);
	return !/^(?:articles|categories|tags)\//.test(key) || leadOn.has(key) || isGeneratedPath(site, key);
}

function pathEnd(site: Site, path: string, leadOn: ReadonlySet<string>): Destination | undefined {
	if (!isReachable(site, path, leadOn)) return undefined;
	const url = new URL(path, 'https://site.invalid');
	return { to: site.urls.base + (url.pathname + url.search + url.hash).slice(1), name: path };
}

/** The redirects that the owner asked for. One that leads nowhere, or from where a page stands, is named instead. */
export function resolveConfiguredRedirects(site: Site): Redirects {
	const redirects: Redirect[] = [];
	const problems: string[] = [];
	const asked = Object.entries(site.config.redirects);
	const leadOn = listRedirectingPaths(site);
	const [article, category] = [createArticleDestinationFinder(site), createCategoryDestinationFinder(site)];
	const resolveTarget = (target: string): Destination | undefined => {
		const [, kind, slug = ''] = /^(article|category):(.*)$/s.exec(target) ?? [];
		if (kind !== undefined) return kind === 'article' ? article(slug.trim()) : category(slug.trim());
		return target.startsWith('/') ? pathEnd(site, target, leadOn) : { to: new URL(target).href, name: target };
	};
	for (const [written, target] of asked) {
		if (isGeneratedPath(site, normalizeLabel(written))) {
			problems.push(`${written} → ${target}: a page of this site stands there`);
			continue;
		}
		const end = resolveTarget(target);
		if (end === undefined) problems.push(`${written} → ${target}: nothing stands there`);
		else {
			const { pathname } = new URL(written.replaceAll('\\', '%5C'), 'https://site.invalid');
			redirects.push({ from: pathname.slice(1), ...end, since: undefined, cause: 'owner', isPermanent: true });
		}
	}
	return { redirects, problems };
}
