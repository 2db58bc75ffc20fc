import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE_TEAM } from '../../sample/team.ts';
import { projectRoot } from '../project-root.ts';

/** The pictures of the sample's brand. Only the sample's own site has them. */
export const SAMPLE_PUBLIC = join(projectRoot, 'sample', 'public');

/** The folders whose files a team's site serves unchanged. If both have a file, the owner's is served. */
export function listPublicFolders(team: string | undefined): string[] {
	return [join(projectRoot, 'public'), ...(team === SAMPLE_TEAM ? [SAMPLE_PUBLIC] : [])];
}

/** Where a file such as `/logo.svg` is; `undefined` if no folder has it. */
export function findPublicFile(folders: readonly string[], file: string): string | undefined {
	return folders.map((folder) => join(folder, file)).find((path) => existsSync(path));
}
