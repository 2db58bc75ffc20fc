import { partsOf } from '../../storage/backup/write-backup.ts';
import { oncePerSite } from '../once-per-site.ts';
import type { Site } from '../site.ts';

const copyOf = oncePerSite(({ snapshot, ledger }) => partsOf(snapshot, ledger));

/** `library.json`: what the copy that a site carries consists of, so that a machine without one can go on from there. */
export async function copyHeader(site: Site): Promise<string> {
	return (await copyOf(site)).header;
}

/** The addresses of its parts, as Astro wants them. */
export async function copyPaths(site: Site) {
	const { count } = await copyOf(site);
	return Array.from({ length: count }, (_, index) => ({ params: { part: String(index + 1) } }));
}

/** One of them, or `undefined` where there is no such part. */
export async function copyPart(site: Site, part: string | undefined): Promise<string | undefined> {
	return (await copyOf(site)).part(Number(part));
}
