import type { Site } from '../site.ts';
import { isReachable, listRedirectingPaths } from './configured-redirects.ts';

/** The links of the owner's configuration that lead to an article, category or tag that is not here, each with its place in the file. */
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
	const leadOn = listRedirectingPaths(site);
	return links
		.filter(({ href }) => href.startsWith('/') && !isReachable(site, href, leadOn))
		.map(({ key, href }) => `${key}: ${href}`);
}
