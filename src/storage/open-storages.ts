import { createDiskStorage } from './disk-storage.ts';
import type { Storage } from './storage.ts';
import { locateSharedFolder, locateTeamFolder } from './team-folder.ts';

/** The storages of one command. */
export interface Storages {
	/** For one team. */
	team: Storage;
	/** Shared by all teams: the request budgets. */
	shared: Storage;
}

/** Opens the storages in `DATA_DIR`. */
export function openStorages({ dataDir }: { dataDir: string }, team: string): Storages {
	return {
		team: createDiskStorage(locateTeamFolder(dataDir, team)),
		shared: createDiskStorage(locateSharedFolder(dataDir)),
	};
}
