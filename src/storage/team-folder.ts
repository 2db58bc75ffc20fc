import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreMissing } from '../files/atomic-file.ts';

/** A folder that a storage uses. It is created for the first file. */
export interface StorageFolder {
	/** The path of a file in it. */
	filePath(name: string): string;
	exists(): Promise<boolean>;
	create(): Promise<void>;
}

/** Returns `DATA_DIR` itself, for what all teams share. */
export function locateSharedFolder(dataDir: string): StorageFolder {
	return {
		filePath: (name) => join(dataDir, name),
		exists: async () => true,
		async create() {
			await mkdir(dataDir, { recursive: true });
		},
	};
}

/**
 * Returns the folder of a team, `{dataDir}/{team}`. Only its name says whose data it contains: when a team's slug changes, the owner renames
 * the folder.
 * @throws {TypeError} if the team's name is not a valid folder name
 */
export function locateTeamFolder(dataDir: string, team: string): StorageFolder {
	if (!/^(?!\.*$)[^/\\\s\0]+$/.test(team)) throw new TypeError(`“${team}” is not a valid name of a team’s folder.`);
	const folder = join(dataDir, team);
	// Compares the names, because a case-insensitive file system would open the `acme` of another team for `Acme`.
	const exists = async () => {
		const names = (await readdir(dataDir).catch(ignoreMissing)) ?? [];
		return names.some((name) => name.normalize() === team.normalize());
	};
	return {
		filePath: (name) => join(folder, name),
		exists,
		async create() {
			await mkdir(folder, { recursive: true });
			if (!(await exists())) throw new Error(`The folder ${folder} belongs to another team. Move it away.`);
		},
	};
}
