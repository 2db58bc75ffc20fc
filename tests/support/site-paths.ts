/** Paths of all pages of the tested site: those in its sitemap, the search page and the 404 page. */
export async function listSitePaths(): Promise<string[]> {
	const base = process.env.HELP_CENTER_URL;
	if (!base)
		throw new Error('HELP_CENTER_URL is not set: `npm test -- FILE` builds and serves a site for the browser tests.');
	const sitemap = await (await fetch(new URL('sitemap.xml', base))).text();
	const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = '']) => new URL(loc).pathname);
	return [...listed, new URL('search/', base).pathname, new URL('404.html', base).pathname];
}
