import { oncePerSite } from '../once-per-site.ts';
import type { Site } from '../site.ts';
import { resolveConfiguredRedirects } from './configured-redirects.ts';
import { createHostedRedirects } from './hosted-addresses.ts';
import { createMovedPageRedirects } from './moved-pages.ts';
import { normalizeOwnPath, normalizePath, type Redirect, type Redirects } from './redirect.ts';

/** The last redirect of a chain, so that every redirect takes one hop; `undefined` for a loop. */
function followRedirects(site: Site, first: Redirect, byPath: ReadonlyMap<string, Redirect>): Redirect | undefined {
	const seen = new Set([first]);
	for (let hop = first; ; ) {
		// The next redirect would drop the query or fragment of this target.
		const next = /[?#]/.test(hop.to) ? undefined : byPath.get(normalizeOwnPath(site, hop.to) ?? '');
		if (next === undefined) return hop;
		if (seen.has(next)) return undefined;
		seen.add(next);
		hop = next;
	}
}

/** Newest first; redirects without a date, such as the owner's, come before. */
function compareByDate(a: Redirect, b: Redirect): number {
	return (
		(b.since === undefined ? Number.MAX_VALUE : Date.parse(b.since)) -
		(a.since === undefined ? Number.MAX_VALUE : Date.parse(a.since))
	);
}

/**
 * All redirects of a site: those of the configuration, those of renamed articles and categories, and those from the
 * help center that cStar hosts. Each takes one hop, and none starts at the path of a page.
 */
export const collectRedirects = oncePerSite((site: Site): Redirects => {
	const configured = resolveConfiguredRedirects(site);
	const problems = [...configured.problems];
	const byPath = new Map<string, Redirect>();
	for (const redirect of [...configured.redirects, ...createMovedPageRedirects(site).sort(compareByDate)]) {
		const key = normalizePath(redirect.from);
		if (!byPath.has(key)) byPath.set(key, redirect);
	}
	const resolved = new Map<string, Redirect>();
	for (const [key, redirect] of byPath) {
		const last = followRedirects(site, redirect, byPath);
		if (last === undefined) problems.push(`/${key} → ${redirect.to}: redirect loop`);
		else
			resolved.set(key, {
				...redirect,
				to: last.to,
				name: last.name,
				isPermanent: redirect.isPermanent && last.isPermanent,
			});
	}
	return { redirects: [...resolved.values(), ...createHostedRedirects(site, resolved).sort(compareByDate)], problems };
});
