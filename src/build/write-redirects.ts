import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasErrorCode } from '../files/error-code.ts';
import { isGeneratedPath } from '../site/redirects/configured-redirects.ts';
import { createRedirectsFile } from '../site/redirects/hosts/netlify.ts';
import { createNginxMaps } from '../site/redirects/hosts/nginx.ts';
import { createVercelConfig } from '../site/redirects/hosts/vercel.ts';
import { normalizePath, type Redirect } from '../site/redirects/redirect.ts';
import { createRedirectPage } from '../site/redirects/redirect-page.ts';
import { collectRedirects } from '../site/redirects/redirects.ts';
import type { Site } from '../site/site.ts';
import { readOwnerLines } from './owner-files.ts';

/** File names that file systems and hosts reject: longer than this, or with one of these characters. */
const MAX_NAME_BYTES = 240;
const FORBIDDEN_NAME = /[<>:"|?*\\]|^\.\.?$|^$/;

/** The file of a redirect page, as a path inside the site's folder; `undefined` if no file can have such a name. */
function getPageFile(key: string): string | undefined {
	const parts = key.split('/');
	if (parts.some((part) => FORBIDDEN_NAME.test(part) || Buffer.byteLength(part) > MAX_NAME_BYTES)) return undefined;
	return /\.html?$/.test(key) ? key : `${key}/index.html`;
}

/** Writes a file if there is none at the path. Returns whether it did. */
async function writeIfAbsent(path: string, text: string): Promise<boolean> {
	try {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text, { flag: 'wx' });
		return true;
	} catch (error) {
		if (hasErrorCode(error, 'EEXIST', 'ENOTDIR', 'EISDIR')) return false;
		throw error;
	}
}

/** The redirects that were not or only partly written, each as `old path → target`. */
export interface WrittenRedirects {
	/** Not written, because the site has a file at that path. */
	blocked: string[];
	/** Only written as pages, because hosts limit the length of `_redirects`. */
	overflow: string[];
}

/**
 * Writes the redirects of a site: a page at every old path and `_redirects` into the built site `out`; the configurations for nginx and
 * Vercel into `hostFilesFolder`, which is never published. Never replaces a file of `out` with a redirect page.
 */
export async function writeRedirectFiles(site: Site, out: string, hostFilesFolder: string): Promise<WrittenRedirects> {
	const format = ({ from, to }: Redirect) => `${site.urls.base}${normalizePath(from)} → ${to}`;
	const blocked: Redirect[] = [];
	for (const redirect of collectRedirects(site).redirects) {
		const file = redirect.cause === 'hosted' ? undefined : getPageFile(normalizePath(redirect.from));
		if (file === undefined) continue;
		if (!(await writeIfAbsent(join(out, file), createRedirectPage(site, redirect)))) blocked.push(redirect);
	}
	const list = collectRedirects(site).redirects.filter((redirect) => !blocked.includes(redirect));
	const { text, omitted } = createRedirectsFile(site, list);
	// The owner's lines come first: hosts use the first rule that matches.
	await writeFile(join(out, '_redirects'), (await readOwnerLines(out, '_redirects')) + text);
	await mkdir(hostFilesFolder, { recursive: true });
	const isPage = (path: string) => isGeneratedPath(site, normalizePath(path.slice(site.urls.base.length)));
	await writeFile(join(hostFilesFolder, 'nginx.conf'), createNginxMaps(site, list, isPage));
	await writeFile(join(hostFilesFolder, 'vercel.json'), createVercelConfig(site, list));
	return { blocked: blocked.map(format), overflow: omitted.map(format) };
}
