import { suggestName } from '../../model/nearest-name.ts';
import type { Site } from '../site.ts';
import { isReachable, listRedirectingPaths } from './configured-redirects.ts';

/**
 * Links in the configuration to an article, category or tag that doesn't exist, each with its key:
 * `contact.0.href: /articles/x/`.
 */
export function findDeadConfigLinks(site: Site): string[] {
	const { header, footer, contact, notice } = site.config;
	const numbered = (key: string, links: readonly { href: string }[]) =>
		links.map(({ href }, index) => ({ key: `${key}.${index}.href`, href }));
	const links = [
		...numbered('header.links', header.links),
		...numbered('footer.links', footer.links),
		...numbered('contact', contact),
		...(notice?.href === undefined ? [] : [{ key: 'notice.href', href: notice.href }]),
	];
	const redirectingPaths = listRedirectingPaths(site);
	return links
		.filter(({ href }) => href.startsWith('/') && !isReachable(site, href, redirectingPaths))
		.map(({ key, href }) => `${key}: ${href}`);
}

/**
 * Slugs in `suggestions` that no article or category has, each with its key and the nearest right one:
 * `suggestions.0.articles.1 is "x"`.
 */
export function findUnknownSuggestions({ config, articles, categories }: Site): string[] {
	const listNames = (items: readonly { slug: string; address: string }[]) =>
		items.flatMap(({ slug, address }) => [slug, address]);
	const [articleNames, categoryNames] = [listNames(articles), listNames(categories)];
	const describe = (key: string, slug: string, names: readonly string[]) =>
		names.includes(slug) ? [] : [`${key} is ${JSON.stringify(slug)}${suggestName(slug, names)}`];
	return config.suggestions.flatMap(({ articles = [], category }, index) => [
		...articles.flatMap((slug, place) => describe(`suggestions.${index}.articles.${place}`, slug, articleNames)),
		...(category === undefined ? [] : describe(`suggestions.${index}.category`, category, categoryNames)),
	]);
}
