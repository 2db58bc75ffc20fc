import { join } from 'node:path';
import { SAMPLE_TEAM } from '../../sample/team.ts';
import { SettingsError } from '../model/user-errors.ts';
import type { Settings } from '../settings.ts';

/** Where the sample Library listens, or on the next free port. */
export const SAMPLE_PORT = 4400;

/** The Library that a command reads: a team at an origin. */
export interface Source {
	url: URL;
	team: string;
	/** Whether it is a sample Library that this command began: then no request is counted. */
	isFree: boolean;
	close(): Promise<void>;
}

/**
 * Finds the Library that the settings name. The team `sample` without CSTAR_URL is the sample Library, started for as
 * long as the command runs; `fallback` takes it also where no team is named; `live` lets every edit of its files show,
 * whether or not the article says that it was updated.
 * @throws {SettingsError} where no team is named and there is no fallback
 */
export async function openSource(
	settings: Settings,
	{ fallback, live = false }: { fallback: boolean; live?: boolean },
): Promise<Source> {
	const team = settings.team ?? (fallback ? SAMPLE_TEAM : undefined);
	if (team === undefined) {
		throw new SettingsError(
			'CSTAR_TEAM is not set: expected the slug or the UUID of your team at cStar, or `sample` for the sample Library.',
		);
	}
	if (team !== SAMPLE_TEAM || settings.isUrlSet) {
		return { url: settings.url, team, isFree: false, close: async () => {} };
	}
	// Most builds read another Library.
	const { startSampleLibrary } = await import('../../sample/server.ts');
	const library = await startSampleLibrary({
		port: SAMPLE_PORT,
		nextFreePort: true,
		dataDir: join(settings.dataDir, 'sample-library'),
		...(live && { contentInList: true, requestsPerHour: 0 }),
		log: (line) => console.log(line),
	});
	console.log(`Sample Library: ${library.url.origin} (CSTAR_TEAM names your own team)`);
	return { url: library.url, team, isFree: fallback, close: () => library.close() };
}
