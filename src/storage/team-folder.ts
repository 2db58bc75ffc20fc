import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreMissing } from '../files/atomic-file.ts';

/** A folder in which things are kept. It is created when the first of them comes. */
export interface StorageFolder {
	/** The path of a file in it. */
	filePath(name: string): string;
	exists(): Promise<boolean>;
	create(): Promise<void>;
}

/** `DATA_DIR` itself, for what all teams share. */
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
 * The folder of a team, `{dataDir}/{team}`. Its name alone says whose data it holds: a team whose slug changed renames it.
 * @throws {TypeError} where the team's name would lead to another place
 */
export function locateTeamFolder(dataDir: string, team: string): StorageFolder {
	if (!/^(?!\.*$)[^/\\\s\0]+$/.test(team)) throw new TypeError(`“${team}” can’t be the name of a team’s folder.`);
	const folder = join(dataDir, team);
	// Compares names: a file system that ignores case would open another team's `acme` for `Acme`.
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
