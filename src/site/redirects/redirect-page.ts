import { createCspHash } from '../csp-hash.ts';
import type { Site } from '../site.ts';
import type { Redirect } from './redirect.ts';

/** Takes along what a refresh would drop: the part of the page, and what is asked of it. */
const SCRIPT =
	'const to=new URL(document.currentScript.dataset.to,location);to.search||=location.search;to.hash||=location.hash;location.replace(to)';

function htmlText(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * A small page that stands at an old address where the host knows no rules, and leads on at once, with and without
 * scripts. Search engines learn the new address from it. `site` needs its words and addresses only.
 */
export function createRedirectPage(site: Site, { to, name }: Pick<Redirect, 'to' | 'name'>): string {
	const { words, config, urls, robots } = site;
	const href = htmlText(to);
	const canonical = urls.absolute(to);
	return [
		'<!DOCTYPE html>',
		`<html lang="${htmlText(config.language)}" dir="${words.dir}">`,
		'<head>',
		'<meta charset="utf-8">',
		`<meta http-equiv="content-security-policy" content="default-src 'none'; script-src '${createCspHash(SCRIPT)}'">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<title>${htmlText(words.movedTitle)}</title>`,
		...(robots === 'noindex' ? ['<meta name="robots" content="noindex">'] : []),
		...(canonical === undefined ? [] : [`<link rel="canonical" href="${htmlText(canonical)}">`]),
		`<script data-to="${href}">${SCRIPT}</script>`,
		`<noscript><meta http-equiv="refresh" content="0; url=${href}"></noscript>`,
		'</head>',
		'<body>',
		`<p>${htmlText(words.movedTitle)}: <a href="${href}">${htmlText(name)}</a></p>`,
		'</body>',
		'</html>',
		'',
	].join('\n');
}
