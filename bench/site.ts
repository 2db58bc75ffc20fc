import { join } from 'node:path';
import { SAMPLE_TEAM } from '../sample/team.ts';
import { createConsoleReporter } from '../src/commands/terminal/console-reporter.ts';
import { openSource } from '../src/refresh/open-source.ts';
import { loadOwnerConfig } from '../src/refresh/read-config.ts';
import { createRefresher } from '../src/refresh/refresher.ts';
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
	const reporter = createConsoleReporter(settings);
	const source = await openSource(settings, { reporter, fallback: false });
	const { site } = await createRefresher({
		settings,
		source,
		reporter,
		loadConfig: () => loadOwnerConfig(SAMPLE_TEAM),
	}).now();
	return { site, settings };
}
