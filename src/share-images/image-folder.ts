import type { Settings } from '../settings.ts';
import type { Site } from '../site/site.ts';
import { locateTeamFolder } from '../storage/team-folder.ts';

export type DataFolder = Pick<Settings, 'dataDir'>;

/** The folder of the image cache for a team's help center. */
export function locateImageFolder({ dataDir }: DataFolder, { library }: Site): string {
	return locateTeamFolder(dataDir, library.team).filePath('share');
}
