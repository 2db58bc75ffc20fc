const ENTRY = /<url>\s*<loc>([^<]*)<\/loc>\s*(?:<lastmod>([^<]*)<\/lastmod>\s*)?<\/url>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads a sitemap as this project's build writes it: URL → `lastmod` (`''` if it has none). `undefined` if the text is
 * no such sitemap, is incomplete, or contains a URL that is not below `home`.
 */
export function readSitemap(xml: string, home: string): Map<string, string> | undefined {
	const entries = [...xml.matchAll(ENTRY)].map(([, loc = '', lastmod = '']): [string, string] => [
		loc.trim().replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? ''),
		lastmod.trim(),
	]);
	const isComplete =
		entries.length > 0 && entries.length === xml.split('<url>').length - 1 && /<\/urlset>\s*$/.test(xml);
	return isComplete && entries.every(([url]) => url.startsWith(home)) ? new Map(entries) : undefined;
}
