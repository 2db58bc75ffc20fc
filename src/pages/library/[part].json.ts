import type { APIContext } from 'astro';
import { currentSite } from '../../site/current.ts';
import { backupPaths, getBackupPart } from '../../site/feeds/backup-files.ts';
import { createFileResponse } from '../../site/feeds/file-response.ts';

export const getStaticPaths = () => backupPaths(currentSite());
export const GET = async ({ params }: Pick<APIContext, 'params'>) =>
	createFileResponse(await getBackupPart(currentSite(), params.part), 'application/json');
