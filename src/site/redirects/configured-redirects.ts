import { type LedgerEntry, ownersOf } from '../../model/slug-history.ts';
import type { Site } from '../site.ts';
import { tagsOf } from '../tags.ts';
import { addressOfSlug, formerArticles } from './former-addresses.ts';
import { movedPages } from './moved-pages.ts';
import { keyOf, type Redirect, type Redirects } from './redirect.ts';

/** Where a redirect leads, once it is understood. */
type End = Pick<Redirect, 'to' | 'name'>;

/** What the build makes besides articles, categories and tags. */
const OWN_FILES = new RegExp(
	`^(?:${[
		'|404|search|search/panel|embed|contact',
		'(?:index|404)\\.html|sitemap\\.xml|robots\\.txt|feed\\.(?:xml|json)|manifest\\.webmanifest|llms(?:-full)?\\.txt',
		'library\\.json|embed\\.js|_headers|_redirects|(?:_astro|_pictures|pagefind)(?:/.*)?',
	].join('|')})$`,
);

/** Whether the build makes a page or file at a path below the base, given as its key. */
export function isOwnPage(site: Site, key: string): boolean {
	const [, kind, address = ''] = /^(articles|categories|tags)\/([^/]+)$/.exec(key) ?? [];
	if (kind === undefined) return OWN_FILES.test(key);
	if (kind === 'tags') return tagsOf(site).at.has(address);
	return kind === 'articles' ? site.articleAt.has(address) : site.categoryAt.has(address);
}

/** What has a slug, present or earlier, with the path and the name that it has now. */
type Ends = (slug: string) => End | undefined;

function ends(
	entries: readonly LedgerEntry[],
	live: readonly { slug: string; path: string; title: string }[],
	gone: (slug: string) => End | undefined,
): Ends {
	const owners = ownersOf(entries);
	const bySlug = new Map(live.map(({ slug, path, title }) => [slug, { to: path, name: title }]));
	return (written) => {
		const slug = owners.get(written)?.slug ?? written;
		return bySlug.get(written) ?? bySlug.get(slug) ?? gone(slug);
	};
}

function articleEnds(site: Site): Ends {
	const gone = new Set(formerArticles(site).map(({ entry }) => entry.slug));
	return ends(site.ledger.articles, site.articles, (slug) =>
		gone.has(slug) ? { to: site.urls.article(addressOfSlug(slug)), name: site.words.goneTitle } : undefined,
	);
}

function categoryEnds({ ledger, categories }: Site): Ends {
	const live = categories.map(({ slug, path, name }) => ({ slug, path, title: name }));
	return ends(ledger.categories, live, () => undefined);
}

/** The keys of addresses where no page stands, but from where readers are led on. */
export function addressesThatLeadOn(site: Site): ReadonlySet<string> {
	return new Set([
		...Object.keys(site.config.redirects).map(keyOf),
		...movedPages(site).map(({ from }) => keyOf(from)),
		...formerArticles(site).map(({ address }) => `articles/${address}`),
	]);
}

/** Whether a path of the owner's leads somewhere: one of an article, a category or a tag must, of others the build knows nothing. */
export function isThere(site: Site, path: string, leadOn: ReadonlySet<string>): boolean {
	const key = keyOf(path);
	return !/^(?:articles|categories|tags)\//.test(key) || leadOn.has(key) || isOwnPage(site, key);
}

function pathEnd(site: Site, path: string, leadOn: ReadonlySet<string>): End | undefined {
	if (!isThere(site, path, leadOn)) return undefined;
	const url = new URL(path, 'https://site.invalid');
	return { to: site.urls.base + (url.pathname + url.search + url.hash).slice(1), name: path };
}

/** The redirects that the owner asked for. One that leads nowhere, or from where a page stands, is named instead. */
export function ownersRedirects(site: Site): Redirects {
	const redirects: Redirect[] = [];
	const troubles: string[] = [];
	const asked = Object.entries(site.config.redirects);
	const leadOn = addressesThatLeadOn(site);
	const [article, category] = [articleEnds(site), categoryEnds(site)];
	const endOf = (target: string): End | undefined => {
		const [, kind, slug = ''] = /^(article|category):(.*)$/s.exec(target) ?? [];
		if (kind !== undefined) return kind === 'article' ? article(slug.trim()) : category(slug.trim());
		return target.startsWith('/') ? pathEnd(site, target, leadOn) : { to: new URL(target).href, name: target };
	};
	for (const [written, target] of asked) {
		if (isOwnPage(site, keyOf(written))) {
			troubles.push(`${written} → ${target}: a page of this site stands there`);
			continue;
		}
		const end = endOf(target);
		if (end === undefined) troubles.push(`${written} → ${target}: nothing stands there`);
		else {
			const { pathname } = new URL(written.replaceAll('\\', '%5C'), 'https://site.invalid');
			redirects.push({ from: pathname.slice(1), ...end, at: undefined, why: 'owner', lasting: true });
		}
	}
	return { redirects, troubles };
}
