import { oncePerSite } from '../once-per-site.ts';
import type { Site } from '../site.ts';
import { resolveConfiguredRedirects } from './configured-redirects.ts';
import { createHostedRedirects } from './hosted-addresses.ts';
import { createMovedPageRedirects } from './moved-pages.ts';
import { normalizeLabel, normalizeOwnPath, type Redirect, type Redirects } from './redirect.ts';

/** Where a redirect ends when others that begin where it leads are followed; `undefined` for one that goes in a circle. */
function followRedirects(site: Site, first: Redirect, byKey: ReadonlyMap<string, Redirect>): Redirect | undefined {
	const seen = new Set([first]);
	for (let hop = first; ; ) {
		// What is asked of an address, or a part of it, would be lost on the way.
		const next = /[?#]/.test(hop.to) ? undefined : byKey.get(normalizeOwnPath(site, hop.to) ?? '');
		if (next === undefined) return hop;
		if (seen.has(next)) return undefined;
		seen.add(next);
		hop = next;
	}
}

/** Newest first; what has no date stays before, as the owner's own do. */
function byDate(a: Redirect, b: Redirect): number {
	return (
		(b.since === undefined ? Number.MAX_VALUE : Date.parse(b.since)) -
		(a.since === undefined ? Number.MAX_VALUE : Date.parse(a.since))
	);
}

/**
 * Every address that leads to another one: the owner's own, those of renamed articles and categories, and single
 * ones of the old home. Each in one hop, none where a page of the site stands.
 */
export const collectRedirects = oncePerSite((site: Site): Redirects => {
	const owners = resolveConfiguredRedirects(site);
	const problems = [...owners.problems];
	const byKey = new Map<string, Redirect>();
	for (const redirect of [...owners.redirects, ...createMovedPageRedirects(site).sort(byDate)]) {
		const key = normalizeLabel(redirect.from);
		if (!byKey.has(key)) byKey.set(key, redirect);
	}
	const ends = new Map<string, Redirect>();
	for (const [key, redirect] of byKey) {
		const last = followRedirects(site, redirect, byKey);
		if (last === undefined) problems.push(`/${key} → ${redirect.to}: goes in a circle`);
		else
			ends.set(key, {
				...redirect,
				to: last.to,
				name: last.name,
				isPermanent: redirect.isPermanent && last.isPermanent,
			});
	}
	return { redirects: [...ends.values(), ...createHostedRedirects(site, ends).sort(byDate)], problems };
});
