import { createBackup } from '../../storage/backup/write-backup.ts';
import { oncePerSite } from '../once-per-site.ts';
import type { Site } from '../site.ts';

const getBackup = oncePerSite(({ snapshot, slugHistory }) => createBackup(snapshot, slugHistory));

/**
 * `library.json`: lists the parts of the backup that a site publishes; a machine without a snapshot restores its
 * content from it.
 */
export async function getBackupHeader(site: Site): Promise<string> {
	return (await getBackup(site)).header;
}

/** The numbers of the parts, for `getStaticPaths`. */
export async function backupPaths(site: Site) {
	const { count } = await getBackup(site);
	return Array.from({ length: count }, (_, index) => ({ params: { part: String(index + 1) } }));
}

/** `library/{part}.json`: the text of one part, `undefined` if there is no such part. */
export async function getBackupPart(site: Site, part: string | undefined): Promise<string | undefined> {
	return (await getBackup(site)).part(Number(part));
}
