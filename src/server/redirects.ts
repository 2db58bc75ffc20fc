import { oncePerSite } from '../site/once-per-site.ts';
import { assignSingleAddress } from '../site/redirects/former-addresses.ts';
import { getRedirectStatus } from '../site/redirects/host-files.ts';
import { parseHostedSlug } from '../site/redirects/hosted-addresses.ts';
import { normalizeLabel, type Redirect } from '../site/redirects/redirect.ts';
import { collectRedirects } from '../site/redirects/redirects.ts';
import type { Site } from '../site/site.ts';
import type { Middleware } from './static-files.ts';

type RedirectAnswer = Pick<Redirect, 'to' | 'isPermanent'>;

const indexRedirects = oncePerSite((site: Site) => {
	const { redirects } = collectRedirects(site);
	const bySlug = new Map(site.articles.map(({ slug, path }) => [slug, path]));
	return { byKey: new Map(redirects.map((redirect) => [normalizeLabel(redirect.from), redirect])), bySlug };
});

/** Where an address of the old home leads, whatever team or category it names. */
function findHostedRedirect(site: Site, path: string): RedirectAnswer | undefined {
	const slug = parseHostedSlug(path);
	if (slug === undefined) return undefined;
	const { byKey, bySlug } = indexRedirects(site);
	const address = assignSingleAddress(slug);
	const to = bySlug.get(slug) ?? byKey.get(`articles/${address}`)?.to ?? site.urls.article(address);
	return { to, isPermanent: true };
}

/** Where a path below the base leads, if anywhere. */
function findRedirect(site: Site, path: string): RedirectAnswer | undefined {
	return indexRedirects(site).byKey.get(normalizeLabel(path)) ?? findHostedRedirect(site, path);
}

/** Answers addresses that lead to another one, as `site` has them at the moment. What is asked of an address goes along. */
export function serveRedirects(site: () => Site): Middleware {
	return (request, response, next) => {
		const [path = '', query] = (request.url ?? '').split(/\?(.*)/s);
		const { base } = site().urls;
		const answer = path.startsWith(base) ? findRedirect(site(), path.slice(base.length)) : undefined;
		if (answer === undefined) return next();
		const Location = query === undefined || /[?#]/.test(answer.to) ? answer.to : `${answer.to}?${query}`;
		response.writeHead(getRedirectStatus(answer), { Location }).end();
	};
}
