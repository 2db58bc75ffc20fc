import { oncePerSite } from '../site/once-per-site.ts';
import { toSingleAddress } from '../site/redirects/former-addresses.ts';
import { getRedirectStatus } from '../site/redirects/host-files.ts';
import { parseHostedSlug } from '../site/redirects/hosted-addresses.ts';
import { normalizePath, type Redirect } from '../site/redirects/redirect.ts';
import { collectRedirects } from '../site/redirects/redirects.ts';
import type { Site } from '../site/site.ts';
import type { Middleware } from './middleware.ts';

type RedirectTarget = Pick<Redirect, 'to' | 'isPermanent'>;

const indexRedirects = oncePerSite((site: Site) => {
	const { redirects } = collectRedirects(site);
	const bySlug = new Map(site.articles.map(({ slug, path }) => [slug, path]));
	return { byKey: new Map(redirects.map((redirect) => [normalizePath(redirect.from), redirect])), bySlug };
});

/** The redirect for an article's path on the help center that cStar hosts, with any team or category in it. */
function findHostedRedirect(site: Site, path: string): RedirectTarget | undefined {
	const slug = parseHostedSlug(path);
	if (slug === undefined) return undefined;
	const { byKey, bySlug } = indexRedirects(site);
	const address = toSingleAddress(slug);
	const to = bySlug.get(slug) ?? byKey.get(`articles/${address}`)?.to ?? site.urls.article(address);
	return { to, isPermanent: true };
}

/** The redirect for a path below the base, if there is one. */
function findRedirect(site: Site, path: string): RedirectTarget | undefined {
	return indexRedirects(site).byKey.get(normalizePath(path)) ?? findHostedRedirect(site, path);
}

/** Redirects moved paths, with the redirects of the site that `site` returns now. The query string is kept. */
export function serveRedirects(site: () => Site): Middleware {
	return (request, response, next) => {
		const [path = '', query] = (request.url ?? '').split(/\?(.*)/s);
		const { base } = site().urls;
		const redirect = path.startsWith(base) ? findRedirect(site(), path.slice(base.length)) : undefined;
		if (redirect === undefined) return next();
		const Location = query === undefined || /[?#]/.test(redirect.to) ? redirect.to : `${redirect.to}?${query}`;
		response.writeHead(getRedirectStatus(redirect), { Location }).end();
	};
}
