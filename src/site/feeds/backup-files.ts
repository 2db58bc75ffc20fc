import { createBackup } from '../../storage/backup/write-backup.ts';
import { oncePerSite } from '../once-per-site.ts';
import type { Site } from '../site.ts';

const getBackup = oncePerSite(({ snapshot, slugHistory }) => createBackup(snapshot, slugHistory));

/** `library.json`: what the copy that a site carries consists of, so that a machine without one can go on from there. */
export async function getBackupHeader(site: Site): Promise<string> {
	return (await getBackup(site)).header;
}

/** The addresses of its parts, as Astro wants them. */
export async function backupPaths(site: Site) {
	const { count } = await getBackup(site);
	return Array.from({ length: count }, (_, index) => ({ params: { part: String(index + 1) } }));
}

/** One of them, or `undefined` where there is no such part. */
export async function getBackupPart(site: Site, part: string | undefined): Promise<string | undefined> {
	return (await getBackup(site)).part(Number(part));
}
