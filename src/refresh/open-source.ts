import { join } from 'node:path';
import { SAMPLE_TEAM } from '../../sample/team.ts';
import { SettingsError } from '../model/user-errors.ts';
import type { Settings } from '../settings.ts';
import { createCstarSource } from '../sources/cstar/cstar-source.ts';
import type { Source } from '../sources/source.ts';
import type { Reporter } from './reporter.ts';

/** The port of the sample Library; if it is in use, the next free one. */
export const SAMPLE_PORT = 4400;

/** The team whose articles a command shows: that of the settings, or with `fallback` the sample's. */
export function chooseTeam({ team }: Settings, fallback: boolean): string | undefined {
	return team ?? (fallback ? SAMPLE_TEAM : undefined);
}

/** How a command chooses its source. */
export interface SourceChoice {
	reporter: Pick<Reporter, 'notice'>;
	/** Uses the sample Library if CSTAR_TEAM is not set. Requests to the sample Library then have no hourly limit. */
	fallback: boolean;
	/** Makes every edit of the sample's files visible, even if an article's `updatedAt` stays the same. */
	live?: boolean;
}

/**
 * Opens the source that the settings name. With the team `sample` and no CSTAR_URL it starts the sample Library, which runs until the
 * source is closed.
 * @throws {SettingsError} if no team is set and there is no fallback
 */
export async function openSource(settings: Settings, choice: SourceChoice): Promise<Source> {
	const { reporter, fallback, live = false } = choice;
	const { apiKey, requestsPerHour } = settings;
	const team = chooseTeam(settings, fallback);
	if (team === undefined) {
		throw new SettingsError(
			'CSTAR_TEAM is not set: expected the slug or the UUID of your team at cStar, or `sample` for the sample Library.',
		);
	}
	if (team !== SAMPLE_TEAM || settings.isUrlSet) {
		return addNotices(createCstarSource({ url: settings.url, team, apiKey, requestsPerHour }), settings);
	}
	// Imported only when needed: most builds read another Library.
	const { startSampleLibrary } = await import('../../sample/server.ts');
	const library = await startSampleLibrary({
		port: SAMPLE_PORT,
		nextFreePort: true,
		dataDir: join(settings.dataDir, 'sample-library'),
		...(live && { contentInList: true }),
		// `start` and `dev` also show a sample of more articles than the limit of the real Library lets through at once.
		...(fallback && { requestsPerHour: 0 }),
		log: reporter.notice,
	});
	reporter.notice(`Sample Library: ${library.url.origin} (set CSTAR_TEAM to show your own team)`);
	const source = createCstarSource({
		url: library.url,
		team,
		apiKey,
		isTemporary: fallback,
		requestsPerHour: fallback ? Number.POSITIVE_INFINITY : requestsPerHour,
		close: () => library.close(),
	});
	return addNotices(source, settings);
}

function addNotices(source: Source, { isKeyUnused }: Settings): Source {
	if (!isKeyUnused) return source;
	const unused = 'CSTAR_API_KEY is set but not used: LIBRARY_SOURCE=v1 is not set.';
	return { ...source, notices: [unused, ...source.notices] };
}
