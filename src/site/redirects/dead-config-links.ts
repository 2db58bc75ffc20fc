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
