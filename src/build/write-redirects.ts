import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasErrorCode } from '../files/error-code.ts';
import { isGeneratedPath } from '../site/redirects/configured-redirects.ts';
import { createRedirectsFile } from '../site/redirects/hosts/netlify.ts';
import { createNginxMaps } from '../site/redirects/hosts/nginx.ts';
import { createVercelConfig } from '../site/redirects/hosts/vercel.ts';
import { normalizeLabel, type Redirect } from '../site/redirects/redirect.ts';
import { createRedirectPage } from '../site/redirects/redirect-page.ts';
import { collectRedirects } from '../site/redirects/redirects.ts';
import type { Site } from '../site/site.ts';
import { readOwnerLines } from './owner-files.ts';

/** What file systems and hosts take as a name: not longer, in bytes, and without these. */
const MAX_NAME_BYTES = 240;
const FORBIDDEN_NAME = /[<>:"|?*\\]|^\.\.?$|^$/;

/** Where the page of an old address stands inside a site's folder; `undefined` where no file can have such a name. */
function getPageFile(key: string): string | undefined {
	const parts = key.split('/');
	if (parts.some((part) => FORBIDDEN_NAME.test(part) || Buffer.byteLength(part) > MAX_NAME_BYTES)) return undefined;
	return /\.html?$/.test(key) ? key : `${key}/index.html`;
}

/** Writes a file where none stands. */
async function writeIfAbsent(path: string, text: string): Promise<'written' | 'taken'> {
	try {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text, { flag: 'wx' });
		return 'written';
	} catch (error) {
		if (hasErrorCode(error, 'EEXIST', 'ENOTDIR', 'EISDIR')) return 'taken';
		throw error;
	}
}

/** What an owner should hear about the redirects that were written. */
export interface WrittenRedirects {
	/** Those that a file of the site stands in the way of. */
	blocked: string[];
	/** Those for which the hosts' `_redirects` have no room. */
	overflow: string[];
}

/**
 * Writes a page at every old address into the built site `out`, its `_redirects`, and into the folder `beside`, which is never published,
 * what nginx and Vercel want to be told. No file that stands in `out` is replaced.
 */
export async function writeRedirectFiles(site: Site, out: string, hostFilesFolder: string): Promise<WrittenRedirects> {
	const format = ({ from, to }: Redirect) => `${site.urls.base}${normalizeLabel(from)} → ${to}`;
	const blocked: Redirect[] = [];
	for (const redirect of collectRedirects(site).redirects) {
		const file = redirect.cause === 'old home' ? undefined : getPageFile(normalizeLabel(redirect.from));
		if (file === undefined) continue;
		if ((await writeIfAbsent(join(out, file), createRedirectPage(site, redirect))) === 'taken') blocked.push(redirect);
	}
	const list = collectRedirects(site).redirects.filter((redirect) => !blocked.includes(redirect));
	const { text, omitted } = createRedirectsFile(site, list);
	// The first that fits is obeyed: the owner's.
	await writeFile(join(out, '_redirects'), (await readOwnerLines(out, '_redirects')) + text);
	await mkdir(hostFilesFolder, { recursive: true });
	const isPage = (path: string) => isGeneratedPath(site, normalizeLabel(path.slice(site.urls.base.length)));
	await writeFile(join(hostFilesFolder, 'nginx.conf'), createNginxMaps(site, list, isPage));
	await writeFile(join(hostFilesFolder, 'vercel.json'), createVercelConfig(site, list));
	return { blocked: blocked.map(format), overflow: omitted.map(format) };
}
