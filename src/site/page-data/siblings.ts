import { resolveSlugOwners, type SlugHistoryEntry } from '../../model/slug-history.ts';
import type { HelpCenterConfig } from '../config.ts';
import { oncePerSite } from '../once-per-site.ts';
import type { Site } from '../site.ts';
import type { PageFrame } from './page-frame.ts';

type Sibling = HelpCenterConfig['siblings'][number];

/** One help center in the switcher: this one, or a sibling. */
export interface HelpCenterLink {
	label: string;
	/** The same page there, or its home page where it has none. */
	href: string;
	language: string | undefined;
	dir: 'ltr' | 'rtl' | undefined;
	isHere: boolean;
}

/** The address of the same page in another language; `x-default` for readers of all others. */
export interface Alternate {
	language: string;
	href: string;
}

/** What each sibling has of this site: own path → full address there. */
interface Counterparts {
	urlsBySibling: Map<Sibling, Map<string, string>>;
	problems: string[];
}

type Pages = readonly { slug: string; address: string; path: string }[];

/** Finds a page by its slug, its address, or a slug that it had before. */
function finder(pages: Pages, entries: readonly SlugHistoryEntry[]): (slug: string) => string | undefined {
	const paths = new Map(pages.flatMap(({ slug, address, path }) => [[address, path] as const, [slug, path] as const]));
	const owners = resolveSlugOwners(entries);
	return (slug) => paths.get(slug) ?? paths.get(owners.get(slug)?.slug ?? slug);
}

/** A name stands in the folder where this project keeps its kind; a path stands below the sibling's own address. */
function addressAt({ url }: Sibling, folder: string, target: string): string {
	if (/^https?:\/\//.test(target)) return new URL(target).href;
	return new URL(target.startsWith('/') ? `.${target}` : `${folder}/${target}/`, url).href;
}

const findCounterparts = oncePerSite((site): Counterparts => {
	const { config, slugHistory, urls } = site;
	const kinds = [
		{ key: 'articles', find: finder(site.articles, slugHistory.articles) },
		{ key: 'categories', find: finder(site.categories, slugHistory.categories) },
	] as const;
	const problems: string[] = [];
	const pages = config.siblings.map((sibling): [Sibling, Map<string, string>] => {
		const there = new Map([[urls.home, sibling.url]]);
		for (const { key, find } of kinds) {
			for (const [slug, target] of Object.entries(sibling[key])) {
				const path = find(slug);
				if (path === undefined) problems.push(`${sibling.label}: ${key} names ${slug}, which is not here`);
				else there.set(path, addressAt(sibling, key, target));
			}
		}
		return [sibling, there];
	});
	return { urlsBySibling: new Map(pages), problems };
});

/** In one sentence each, what the configuration says of siblings that is not so. */
export function listSiblingProblems(site: Site): string[] {
	return findCounterparts(site).problems;
}

/** What a language calls itself, as the beginning of a line. */
function getLanguageName(language: string): string {
	const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
	return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);

function getDirection(language: string | undefined): HelpCenterLink['dir'] {
	if (language === undefined) return undefined;
	return RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** The help centers that a reader of a page may choose from, this one first; none where there is no other. */
export function listHelpCenters({ site, path }: Pick<PageFrame, 'site' | 'path'>): HelpCenterLink[] {
	const { config, words } = site;
	if (config.siblings.length === 0) return [];
	const areBrands = config.siblings.every(({ language }) => language === undefined);
	const here: HelpCenterLink = {
		label: areBrands ? config.name : getLanguageName(config.language),
		href: path,
		language: areBrands ? undefined : config.language,
		dir: areBrands ? undefined : words.dir,
		isHere: true,
	};
	const others = [...findCounterparts(site).urlsBySibling].map(
		([{ label, language, url }, there]): HelpCenterLink => ({
			label,
			href: there.get(path) ?? url,
			language,
			dir: getDirection(language),
			isHere: false,
		}),
	);
	return [here, ...others];
}

/**
 * The same page in all languages that it has, itself included, for search engines. None where there is no other, and none
 * of a page that they should not keep.
 */
export function listAlternates({
	site,
	path,
	canonical,
	robots,
}: Pick<PageFrame, 'site' | 'path' | 'canonical' | 'robots'>): Alternate[] {
	if (canonical === undefined || robots === 'noindex') return [];
	const { config } = site;
	const others = [...findCounterparts(site).urlsBySibling].flatMap(([sibling, there]) => {
		const href = there.get(path);
		return sibling.language === undefined || href === undefined
			? []
			: [{ ...sibling, language: sibling.language, href }];
	});
	if (others.length === 0) return [];
	const all = [
		{ language: config.language, href: canonical },
		...others.map(({ language, href }) => ({ language, href })),
	];
	const forTheRest = config.siblings.some((sibling) => sibling.default)
		? others.find((sibling) => sibling.default)?.href
		: canonical;
	return [...all, ...(forTheRest === undefined ? [] : [{ language: 'x-default', href: forTheRest }])];
}
