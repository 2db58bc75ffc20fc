import { createDiskStorage } from './disk-storage.ts';
import type { Storage } from './storage.ts';
import { locateSharedFolder, locateTeamFolder } from './team-folder.ts';

/** Where things are kept for one command. */
export interface Storages {
	/** What belongs to one team. */
	team: Storage;
	/** What all teams share: the request budgets. */
	shared: Storage;
}

/** Opens what is kept in `DATA_DIR`. */
export function openStorages({ dataDir }: { dataDir: string }, team: string): Storages {
	return {
		team: createDiskStorage(locateTeamFolder(dataDir, team)),
		shared: createDiskStorage(locateSharedFolder(dataDir)),
	};
}
