const ENTRY = /<url>\s*<loc>([^<]*)<\/loc>\s*(?:<lastmod>([^<]*)<\/lastmod>\s*)?<\/url>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * When each address of a sitemap changed last (an empty text where it doesn't say), as this project's own build writes
 * sitemaps. `undefined` where the text is another thing, or names an address that does not stand below `home`.
 */
export function readSitemap(xml: string, home: string): Map<string, string> | undefined {
	const entries = [...xml.matchAll(ENTRY)].map(([, loc = '', lastmod = '']): [string, string] => [
		loc.trim().replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? ''),
		lastmod.trim(),
	]);
	const isWhole = entries.length > 0 && entries.length === xml.split('<url>').length - 1 && /<\/urlset>\s*$/.test(xml);
	return isWhole && entries.every(([address]) => address.startsWith(home)) ? new Map(entries) : undefined;
}
