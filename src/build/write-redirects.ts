import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasCode } from '../files/error-code.ts';
import { isOwnPage } from '../site/redirects/configured-redirects.ts';
import { redirectsFile } from '../site/redirects/hosts/netlify.ts';
import { nginxMaps } from '../site/redirects/hosts/nginx.ts';
import { vercelConfig } from '../site/redirects/hosts/vercel.ts';
import { keyOf, type Redirect } from '../site/redirects/redirect.ts';
import { redirectPage } from '../site/redirects/redirect-page.ts';
import { redirectsOf } from '../site/redirects/redirects.ts';
import type { Site } from '../site/site.ts';
import { ownersLines } from './owner-files.ts';

/** What file systems and hosts take as a name: not longer, in bytes, and without these. */
const LONGEST_NAME = 240;
const ODD_NAME = /[<>:"|?*\\]|^\.\.?$|^$/;

/** Where the page of an old address stands inside a site's folder; `undefined` where no file can have such a name. */
function fileOf(key: string): string | undefined {
	const parts = key.split('/');
	if (parts.some((part) => ODD_NAME.test(part) || Buffer.byteLength(part) > LONGEST_NAME)) return undefined;
	return /\.html?$/.test(key) ? key : `${key}/index.html`;
}

/** Writes a file where none stands. */
async function writeNew(path: string, text: string): Promise<'written' | 'taken'> {
	try {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text, { flag: 'wx' });
		return 'written';
	} catch (error) {
		if (hasCode(error, 'EEXIST', 'ENOTDIR', 'EISDIR')) return 'taken';
		throw error;
	}
}

/** What an owner should hear about the redirects that were written. */
export interface WrittenRedirects {
	/** Those that a file of the site stands in the way of. */
	taken: string[];
	/** Those for which the hosts' `_redirects` have no room. */
	left: string[];
}

/**
 * Writes a page at every old address into the built site `out`, its `_redirects`, and into the folder `beside`, which is never published,
 * what nginx and Vercel want to be told. No file that stands in `out` is replaced.
 */
export async function writeRedirects(site: Site, out: string, beside: string): Promise<WrittenRedirects> {
	const said = ({ from, to }: Redirect) => `${site.urls.base}${keyOf(from)} → ${to}`;
	const taken: Redirect[] = [];
	for (const redirect of redirectsOf(site).redirects) {
		const file = redirect.why === 'old home' ? undefined : fileOf(keyOf(redirect.from));
		if (file === undefined) continue;
		if ((await writeNew(join(out, file), redirectPage(site, redirect))) === 'taken') taken.push(redirect);
	}
	const list = redirectsOf(site).redirects.filter((redirect) => !taken.includes(redirect));
	const { text, left } = redirectsFile(site, list);
	// The first that fits is obeyed: the owner's.
	await writeFile(join(out, '_redirects'), (await ownersLines(out, '_redirects')) + text);
	await mkdir(beside, { recursive: true });
	const isPage = (path: string) => isOwnPage(site, keyOf(path.slice(site.urls.base.length)));
	await writeFile(join(beside, 'nginx.conf'), nginxMaps(site, list, isPage));
	await writeFile(join(beside, 'vercel.json'), vercelConfig(site, list));
	return { taken: taken.map(said), left: left.map(said) };
}
