import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readOwnerLines } from '../build/owner-files.ts';
import { checkStamp } from '../build/server-stamp.ts';
import { CommandError } from '../model/user-errors.ts';
import { projectRoot } from '../project-root.ts';
import { openSource } from '../refresh/open-source.ts';
import { loadOwnerConfig } from '../refresh/read-config.ts';
import { createRefresher } from '../refresh/refresher.ts';
import { saveHeadingHistory } from '../refresh/save-heading-history.ts';
import { createSearchFiles } from '../search/index/pagefind-index.ts';
import { createPictureMiddleware, createShareImageMiddleware } from '../server/dynamic-images.ts';
import { closeGracefully, listen } from '../server/listen.ts';
import { acquirePort } from '../server/listen-address.ts';
import { createRequestHandler, type PageHandler } from '../server/request-handler.ts';
import { collectSearches } from '../server/search-insights.ts';
import { readSettings } from '../settings.ts';
import { createHeadersFile } from '../site/security/policy-and-headers.ts';
import { openStorages } from '../storage/open-storages.ts';
import { createSearchCountsStore } from '../storage/search-counts-store.ts';
import { createConsoleReporter } from './terminal/console-reporter.ts';
import { onStop, runMain } from './terminal/exit.ts';
import { expectNoOptions } from './terminal/options.ts';

await runMain(async () => {
	expectNoOptions();
	const settings = readSettings();
	const reporter = createConsoleReporter(settings);
	const ownerConfig = await loadOwnerConfig(settings.team, { checkFiles: false });
	const folder = join(projectRoot, 'dist-server');
	const entry = join(folder, 'server', 'entry.mjs');
	const source = await openSource(settings, { reporter, fallback: false });
	if (!existsSync(entry)) throw new CommandError('There is no dist-server/ to run. Run `npm run build:server` first.');

	let searchIndex: ReadonlyMap<string, Uint8Array> = new Map();
	const refresher = createRefresher({
		settings,
		source,
		reporter,
		loadConfig: async () => ownerConfig,
		skipUnchanged: true,
		async prepare(site) {
			const files = await createSearchFiles(site);
			await saveHeadingHistory(site, settings);
			searchIndex = files;
		},
	});
	const { site } = await refresher.now();
	await checkStamp(site, folder);

	/* The entry of the build exports the handler of Astro's Node adapter. */
	const { handler }: { handler: PageHandler } = await import(pathToFileURL(entry).href);
	const clientFolder = join(folder, 'client');
	const searches = createSearchCountsStore(openStorages(settings, source.team).team);
	const server = createServer(
		createRequestHandler(
			{
				clientFolder,
				headers: createHeadersFile(site) + (await readOwnerLines(clientFolder, '_headers')),
				base: settings.basePath,
				pages: handler,
				searchIndex: () => searchIndex,
				...(site.config.searchInsights === true && {
					posts: collectSearches({ path: site.urls.searchInsights, add: searches.add }),
				}),
			},
			...(await createShareImageMiddleware(site, settings)),
			...(await createPictureMiddleware()),
		),
	);
	const { url } = await acquirePort(settings, (host, port) => listen(server, host, port));
	refresher.every(settings.syncInterval);
	onStop(async () => {
		void refresher.stop();
		await closeGracefully(server);
		await source.close();
	});
	console.log(`Help center: ${new URL(settings.basePath, url)}`);
});
