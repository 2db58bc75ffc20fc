import { join } from 'node:path';
import { SAMPLE_TEAM } from '../../sample/team.ts';
import { SettingsError } from '../model/user-errors.ts';
import type { Settings } from '../settings.ts';
import { createCstarSource } from '../sources/cstar/cstar-source.ts';
import type { Source } from '../sources/source.ts';
import type { Reporter } from './reporter.ts';

/** Where the sample Library listens, or on the next free port. */
export const SAMPLE_PORT = 4400;

/** How to find the source. */
export interface SourceChoice {
	reporter: Pick<Reporter, 'notice'>;
	/** Takes the sample Library where no team is named, and counts no requests to it. */
	fallback: boolean;
	/** Shows every edit of the sample's files, also where the article doesn't say that it was updated. */
	live?: boolean;
}

/**
 * Opens the source that the settings name. The team `sample` without CSTAR_URL is the sample Library, which runs until the source is closed.
 * @throws {SettingsError} where no team is named and there is no fallback
 */
export async function openSource(settings: Settings, choice: SourceChoice): Promise<Source> {
	const { reporter, fallback, live = false } = choice;
	const { apiKey, requestsPerHour } = settings;
	const team = settings.team ?? (fallback ? SAMPLE_TEAM : undefined);
	if (team === undefined) {
		throw new SettingsError(
			'CSTAR_TEAM is not set: expected the slug or the UUID of your team at cStar, or `sample` for the sample Library.',
		);
	}
	if (team !== SAMPLE_TEAM || settings.isUrlSet) {
		return addNotices(createCstarSource({ url: settings.url, team, apiKey, requestsPerHour }), settings);
	}
	// Loaded only where it is wanted: most builds read another Library.
	const { startSampleLibrary } = await import('../../sample/server.ts');
	const library = await startSampleLibrary({
		port: SAMPLE_PORT,
		nextFreePort: true,
		dataDir: join(settings.dataDir, 'sample-library'),
		...(live && { contentInList: true, requestsPerHour: 0 }),
		log: reporter.notice,
	});
	reporter.notice(`Sample Library: ${library.url.origin} (CSTAR_TEAM names your own team)`);
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
	const unused = 'CSTAR_API_KEY is set but not used: LIBRARY_SOURCE=v1 reads with it.';
	return { ...source, notices: [unused, ...source.notices] };
}
