import { followSlug, resolveSlugOwners, type SlugHistoryEntry } from '../../model/slug-history.ts';
import type { HelpCenterConfig } from '../config.ts';
import { getTextDirection } from '../language/text-direction.ts';
import { oncePerSite } from '../once-per-site.ts';
import type { Site } from '../site.ts';

type Sibling = HelpCenterConfig['siblings'][number];

/** One help center in the switcher: this site, or a sibling. */
export interface HelpCenterLink {
	label: string;
	/** URL of the same page there, or of the home page if the sibling has no such page; for this site a path. */
	href: string;
	language: string | undefined;
	dir: 'ltr' | 'rtl' | undefined;
	/** Whether it is this site. */
	isHere: boolean;
}

/** The URL of the same page in another language (`hreflang`); `x-default` is for readers of all other languages. */
export interface Alternate {
	language: string;
	href: string;
}

/** Which pages of this site the siblings have too. */
interface Counterparts {
	/** For each sibling: path on this site → URL there. */
	urlsBySibling: Map<Sibling, Map<string, string>>;
	/** Mistakes in the configuration, one sentence each. */
	problems: string[];
}

type Pages = readonly { slug: string; address: string; path: string }[];

/** Finds the path of a page by its slug, its address, or an earlier slug. */
function createPathFinder(pages: Pages, entries: readonly SlugHistoryEntry[]): (slug: string) => string | undefined {
	const paths = new Map(pages.flatMap(({ slug, address, path }) => [[address, path] as const, [slug, path] as const]));
	const owners = resolveSlugOwners(entries);
	return (slug) => paths.get(slug) ?? paths.get(followSlug(owners, slug) ?? '');
}

/**
 * The URL of a page at a sibling. `target` is its address (below `folder`), a path below the sibling's home page, or a
 * URL.
 */
function resolveTarget({ url }: Sibling, folder: string, target: string): string {
	if (/^https?:\/\//.test(target)) return new URL(target).href;
	return new URL(target.startsWith('/') ? `.${target}` : `${folder}/${target}/`, url).href;
}

const findCounterparts = oncePerSite((site): Counterparts => {
	const { config, slugHistory, urls } = site;
	const kinds = [
		{ key: 'articles', find: createPathFinder(site.articles, slugHistory.articles) },
		{ key: 'categories', find: createPathFinder(site.categories, slugHistory.categories) },
	] as const;
	const problems: string[] = [];
	const pages = config.siblings.map((sibling): [Sibling, Map<string, string>] => {
		const urlsByPath = new Map([[urls.home, sibling.url]]);
		for (const { key, find } of kinds) {
			for (const [slug, target] of Object.entries(sibling[key])) {
				const path = find(slug);
				if (path === undefined) problems.push(`${sibling.label}: ${key} names ${slug}, which is not here`);
				else urlsByPath.set(path, resolveTarget(sibling, key, target));
			}
		}
		return [sibling, urlsByPath];
	});
	return { urlsBySibling: new Map(pages), problems };
});

/** Pages that the configuration of siblings names but this site doesn't have, one sentence each. */
export function listSiblingProblems(site: Site): string[] {
	return findCounterparts(site).problems;
}

/** The name of a language in that language, with a capital letter. */
function getLanguageName(language: string): string {
	const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
	return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** The help centers that a reader can switch to from a page, this site first; empty if there are no siblings. */
export function listHelpCenters(site: Site, path: string): HelpCenterLink[] {
	const { config, words } = site;
	if (config.siblings.length === 0) return [];
	const areBrands = config.siblings.every(({ language }) => language === undefined);
	const here: HelpCenterLink = {
		label: areBrands ? config.name : getLanguageName(config.locale),
		href: path,
		language: areBrands ? undefined : config.locale,
		dir: areBrands ? undefined : words.dir,
		isHere: true,
	};
	const others = [...findCounterparts(site).urlsBySibling].map(
		([{ label, language, url }, urlsByPath]): HelpCenterLink => ({
			label,
			href: urlsByPath.get(path) ?? url,
			language,
			dir: language === undefined ? undefined : getTextDirection(language),
			isHere: false,
		}),
	);
	return [here, ...others];
}

/**
 * The URLs of a page in all its languages, its own included, for search engines. Empty if it has no other language, or
 * if search engines should not index the page.
 */
export function listAlternates(
	site: Site,
	{ path, canonical, robots }: { path: string; canonical: string | undefined; robots: Site['robots'] },
): Alternate[] {
	if (canonical === undefined || robots === 'noindex') return [];
	const { config } = site;
	const others = [...findCounterparts(site).urlsBySibling].flatMap(([sibling, urlsByPath]) => {
		const href = urlsByPath.get(path);
		return sibling.language === undefined || href === undefined
			? []
			: [{ ...sibling, language: sibling.language, href }];
	});
	if (others.length === 0) return [];
	const all = [
		{ language: config.locale, href: canonical },
		...others.map(({ language, href }) => ({ language, href })),
	];
	const defaultHref = config.siblings.some((sibling) => sibling.default)
		? others.find((sibling) => sibling.default)?.href
		: canonical;
	return [...all, ...(defaultHref === undefined ? [] : [{ language: 'x-default', href: defaultHref }])];
}
