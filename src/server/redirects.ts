import { oncePerSite } from '../site/once-per-site.ts';
import { addressOfSlug } from '../site/redirects/former-addresses.ts';
import { statusOf } from '../site/redirects/host-files.ts';
import { oldHomeSlug } from '../site/redirects/hosted-addresses.ts';
import { keyOf, type Redirect } from '../site/redirects/redirect.ts';
import { redirectsOf } from '../site/redirects/redirects.ts';
import type { Site } from '../site/site.ts';
import type { Step } from './static-files.ts';

type Answer = Pick<Redirect, 'to' | 'lasting'>;

const lookup = oncePerSite((site: Site) => {
	const { redirects } = redirectsOf(site);
	const bySlug = new Map(site.articles.map(({ slug, path }) => [slug, path]));
	return { byKey: new Map(redirects.map((redirect) => [keyOf(redirect.from), redirect])), bySlug };
});

/** Where an address of the old home leads, whatever team or category it names. */
function fromOldHome(site: Site, path: string): Answer | undefined {
	const slug = oldHomeSlug(path);
	if (slug === undefined) return undefined;
	const { byKey, bySlug } = lookup(site);
	const address = addressOfSlug(slug);
	const to = bySlug.get(slug) ?? byKey.get(`articles/${address}`)?.to ?? site.urls.article(address);
	return { to, lasting: true };
}

/** Where a path below the base leads, if anywhere. */
function answerOf(site: Site, path: string): Answer | undefined {
	return lookup(site).byKey.get(keyOf(path)) ?? fromOldHome(site, path);
}

/** Answers addresses that lead to another one, as `site` has them at the moment. What is asked of an address goes along. */
export function redirects(site: () => Site): Step {
	return (request, response, next) => {
		const [path = '', query] = (request.url ?? '').split(/\?(.*)/s);
		const { base } = site().urls;
		const answer = path.startsWith(base) ? answerOf(site(), path.slice(base.length)) : undefined;
		if (answer === undefined) return next();
		const Location = query === undefined || /[?#]/.test(answer.to) ? answer.to : `${answer.to}?${query}`;
		response.writeHead(statusOf(answer), { Location }).end();
	};
}
