import { createCspHash } from '../csp-hash.ts';
import type { Site } from '../site.ts';
import type { Redirect } from './redirect.ts';

/** Keeps what a refresh would drop: the query and the fragment. */
const SCRIPT =
	'const to=new URL(document.currentScript.dataset.to,location);to.search||=location.search;to.hash||=location.hash;location.replace(to)';

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * A small page at the old path, for hosts without redirect rules: it redirects at once, with and without scripts.
 * Search engines learn the new URL from its canonical link.
 */
export function createRedirectPage(site: Site, { to, name }: Pick<Redirect, 'to' | 'name'>): string {
	const { words, config, urls, robots } = site;
	const href = escapeHtml(to);
	const canonical = urls.absolute(to);
	return [
		'<!DOCTYPE html>',
		`<html lang="${escapeHtml(config.locale)}" dir="${words.dir}">`,
		'<head>',
		'<meta charset="utf-8">',
		`<meta http-equiv="content-security-policy" content="default-src 'none'; script-src '${createCspHash(SCRIPT)}'">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<title>${escapeHtml(words.movedTitle)}</title>`,
		...(robots === 'noindex' ? ['<meta name="robots" content="noindex">'] : []),
		...(canonical === undefined ? [] : [`<link rel="canonical" href="${escapeHtml(canonical)}">`]),
		`<script data-to="${href}">${SCRIPT}</script>`,
		`<noscript><meta http-equiv="refresh" content="0; url=${href}"></noscript>`,
		'</head>',
		'<body>',
		`<p>${escapeHtml(words.movedTitle)}: <a href="${href}">${escapeHtml(name)}</a></p>`,
		'</body>',
		'</html>',
		'',
	].join('\n');
}
