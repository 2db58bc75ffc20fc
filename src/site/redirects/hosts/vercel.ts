import type { Site } from '../../site.ts';
import { decoded, exactly, getRedirectStatus, oldHomeRules } from '../host-files.ts';
import type { Redirect } from '../redirect.ts';

/** Vercel takes 2,048 routes of 4,096 characters; what adds headers needs a few of them. */
export const MOST_ROUTES = 1_900;

export const LONGEST_ROUTE = 4_000;

/**
 * The routes for Vercel's Build Output API, `.vercel/output/config.json`: `vercel.json` is read before a build, so a build
 * can't put its redirects there.
 */
export function createVercelConfig({ urls }: Pick<Site, 'urls'>, redirects: readonly Redirect[]): string {
	const route = (src: string, to: string, status: number) => ({ src, headers: { Location: to }, status });
	const single = (redirect: Redirect) => {
		const path = urls.base + redirect.from.replace(/\/$/, '');
		return route(exactly(path, decoded(path) ?? path), redirect.to.replaceAll('$', '%24'), getRedirectStatus(redirect));
	};
	const routes = [
		...redirects
			.map(single)
			.filter(({ src }) => src.length <= LONGEST_ROUTE)
			.slice(0, MOST_ROUTES),
		...oldHomeRules(urls.base).map((rule) => route(`${rule}$`, `${urls.base}articles/$1/`, 301)),
		{ handle: 'filesystem' },
		{ src: '/.*', dest: `${urls.base}404.html`, status: 404 },
	];
	return `${JSON.stringify({ version: 3, routes }, undefined, '\t')}\n`;
}
