import { currentSite } from '../site/current.ts';
import { copyHeader } from '../site/feeds/backup-files.ts';
import { fileAnswer } from '../site/feeds/file-response.ts';

export const GET = async () => fileAnswer(await copyHeader(currentSite()), 'application/json');
