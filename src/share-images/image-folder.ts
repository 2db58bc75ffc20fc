import type { Settings } from '../settings.ts';
import type { Site } from '../site/site.ts';
import { teamFolder } from '../storage/team-folder.ts';

export type Where = Pick<Settings, 'dataDir'>;

/** The folder in which the pictures of a team's help center are kept. */
export function folderOf({ dataDir }: Where, { library }: Site): string {
	return teamFolder(dataDir, library.team).file('share');
}
