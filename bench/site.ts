import { join } from 'node:path';
import { SAMPLE_TEAM } from '../sample/team.ts';
import { loadOwnerConfig } from '../src/refresh/read-config.ts';
import { gatherSnapshot, renderAndSummarize } from '../src/refresh/refresh-site.ts';
import { readSettings, type Settings } from '../src/settings.ts';
import type { Site } from '../src/site/site.ts';

/** Reads the Library at `url` and makes its site, as `npm run build` does, with all that it keeps in `work`. */
export async function gatherSite(url: string, work: string): Promise<{ site: Site; settings: Settings }> {
	const settings = readSettings({
		CSTAR_TEAM: SAMPLE_TEAM,
		CSTAR_URL: url,
		// A name that no machine has: nothing is read from there.
		SITE_URL: 'https://help.example.invalid',
		DATA_DIR: join(work, 'data'),
		LIBRARY_REQUESTS_PER_HOUR: '1000000',
	});
	const source = { url: settings.url, team: SAMPLE_TEAM, isFree: false, close: async () => {} };
	return {
		settings,
		site: await renderAndSummarize(await gatherSnapshot(settings, source), settings, source, await loadOwnerConfig()),
	};
}
