import { announceChanges } from '../announce/announce-changes.ts';
import { createAnnouncedPages } from '../announce/announced-pages.ts';
import { SettingsError } from '../model/user-errors.ts';
import { readSettings } from '../settings.ts';
import { openStorages } from '../storage/open-storages.ts';
import { runMain } from './terminal/exit.ts';
import { expectNoOptions } from './terminal/options.ts';

await runMain(async () => {
	expectNoOptions();
	const { indexNowKey: key, siteUrl, basePath, robots, team, dataDir } = readSettings();
	if (key === undefined) return console.log('Nothing is announced: INDEXNOW_KEY is not set.');
	if (robots === 'noindex')
		return console.log('Nothing is announced: ROBOTS=noindex asks search engines to stay away.');
	if (siteUrl === undefined) throw new SettingsError('SITE_URL is not set: expected the URL of the live site.');
	if (team === undefined) throw new SettingsError("CSTAR_TEAM is not set: expected the team's slug or its UUID.");
	const home = new URL(basePath, siteUrl);
	const announcedPages = createAnnouncedPages(openStorages({ dataDir }, team).team, home.href);
	const count = await announceChanges({ home, key, announcedPages });
	console.log(count === 0 ? 'Nothing has changed since the last announcement.' : `Announced to IndexNow: ${count}.`);
});
