import { currentSite } from '../site/current.ts';
import { getBackupHeader } from '../site/feeds/backup-files.ts';
import { createFileResponse } from '../site/feeds/file-response.ts';

export const GET = async () => createFileResponse(await getBackupHeader(currentSite()), 'application/json');
