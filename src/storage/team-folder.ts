import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreMissing } from '../files/atomic-file.ts';

/** The folder in `DATA_DIR` where all that is kept of one team lies. */
export interface TeamFolder {
	/** The path of a file in it. */
	filePath(name: string): string;
	/** Whether it is there, exactly this one: on some disks `Acme` would open another team's `acme`. */
	exists(): Promise<boolean>;
	/** Makes it where it is missing; throws where it is another team's. */
	create(): Promise<void>;
}

/**
 * The folder of a team. Its name alone says whose copy it holds: a team whose slug changed renames it.
 * @throws {TypeError} where the team's name would lead elsewhere
 */
export function locateTeamFolder(dataDir: string, team: string): TeamFolder {
	if (!/^(?!\.*$)[^/\\\s\0]+$/.test(team)) throw new TypeError(`“${team}” can’t be the name of a team’s folder.`);
	const folder = join(dataDir, team);
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
