import type { Site } from '../../site.ts';
import { createHostedPathPatterns, createPathPattern, decodePath, getRedirectStatus } from '../host-files.ts';
import type { Redirect } from '../redirect.ts';

/** Vercel accepts 2,048 routes of 4,096 characters each; the headers need a few of them. */
const MAX_ROUTES = 1_900;
const MAX_ROUTE_LENGTH = 4_000;

/**
 * The routes for Vercel's Build Output API (`.vercel/output/config.json`). Vercel reads `vercel.json` before the build,
 * so the build can't write its redirects there.
 */
export function createVercelConfig({ urls }: Pick<Site, 'urls'>, redirects: readonly Redirect[]): string {
	const route = (src: string, to: string, status: number) => ({ src, headers: { Location: to }, status });
	const createRedirectRoute = (redirect: Redirect) => {
		const path = urls.base + redirect.from.replace(/\/$/, '');
		return route(
			createPathPattern(path, decodePath(path) ?? path),
			redirect.to.replaceAll('$', '%24'),
			getRedirectStatus(redirect),
		);
	};
	const routes = [
		...redirects
			.map(createRedirectRoute)
			.filter(({ src }) => src.length <= MAX_ROUTE_LENGTH)
			.slice(0, MAX_ROUTES),
		...createHostedPathPatterns(urls.base).map((rule) => route(`${rule}$`, `${urls.base}articles/$1/`, 301)),
		{ handle: 'filesystem' },
		{ src: '/.*', dest: `${urls.base}404.html`, status: 404 },
	];
	return `${JSON.stringify({ version: 3, routes }, undefined, '\t')}\n`;
}
