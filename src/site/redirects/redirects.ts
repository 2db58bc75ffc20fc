import { oncePerSite } from '../once-per-site.ts';
import type { Site } from '../site.ts';
import { ownersRedirects } from './configured-redirects.ts';
import { oldHomeLines } from './hosted-addresses.ts';
import { movedPages } from './moved-pages.ts';
import { keyOf, ownKey, type Redirect, type Redirects } from './redirect.ts';

/** Where a redirect ends when others that begin where it leads are followed; `undefined` for one that goes in a circle. */
function lastHop(site: Site, first: Redirect, byKey: ReadonlyMap<string, Redirect>): Redirect | undefined {
	const seen = new Set([first]);
	for (let hop = first; ; ) {
		// What is asked of an address, or a part of it, would be lost on the way.
		const next = /[?#]/.test(hop.to) ? undefined : byKey.get(ownKey(site, hop.to) ?? '');
		if (next === undefined) return hop;
		if (seen.has(next)) return undefined;
		seen.add(next);
		hop = next;
	}
}

/** Newest first; what has no date stays before, as the owner's own do. */
function byDate(a: Redirect, b: Redirect): number {
	return (
		(b.at === undefined ? Number.MAX_VALUE : Date.parse(b.at)) -
		(a.at === undefined ? Number.MAX_VALUE : Date.parse(a.at))
	);
}

/**
 * Every address that leads to another one: the owner's own, those of renamed articles and categories, and single
 * ones of the old home. Each in one hop, none where a page of the site stands.
 */
export const redirectsOf = oncePerSite((site: Site): Redirects => {
	const owners = ownersRedirects(site);
	const troubles = [...owners.troubles];
	const byKey = new Map<string, Redirect>();
	for (const redirect of [...owners.redirects, ...movedPages(site).sort(byDate)]) {
		const key = keyOf(redirect.from);
		if (!byKey.has(key)) byKey.set(key, redirect);
	}
	const ends = new Map<string, Redirect>();
	for (const [key, redirect] of byKey) {
		const last = lastHop(site, redirect, byKey);
		if (last === undefined) troubles.push(`/${key} → ${redirect.to}: goes in a circle`);
		else ends.set(key, { ...redirect, to: last.to, name: last.name, lasting: redirect.lasting && last.lasting });
	}
	return { redirects: [...ends.values(), ...oldHomeLines(site, ends).sort(byDate)], troubles };
});
