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
import { gatherSnapshot, renderAndSummarize } from '../refresh/refresh-site.ts';
import { saveHeadingHistory } from '../refresh/save-heading-history.ts';
import { createSearchFiles } from '../search/index/pagefind-index.ts';
import { createPictureMiddleware, createShareImageMiddleware } from '../server/dynamic-images.ts';
import { closeGracefully, listen } from '../server/listen.ts';
import { acquirePort } from '../server/listen-address.ts';
import { startRefreshTimer } from '../server/refresh-timer.ts';
import { createRequestHandler, type PageHandler } from '../server/request-handler.ts';
import { readSettings } from '../settings.ts';
import { currentSite, setCurrentSite } from '../site/current.ts';
import { createHeadersFile } from '../site/security/policy-and-headers.ts';
import { formatError, onStop, runMain } from './terminal/exit.ts';

await runMain(async () => {
	const settings = readSettings();
	const ownerConfig = await loadOwnerConfig();
	const place = join(projectRoot, 'dist-server');
	const entry = join(place, 'server', 'entry.mjs');
	const source = await openSource(settings, { fallback: false });
	if (!existsSync(entry)) throw new CommandError('There is no dist-server/ to run. `npm run build:server` makes it.');

	let shown = '';
	let search: ReadonlyMap<string, Uint8Array> = new Map();
	const refreshIfChanged = async () => {
		const result = await gatherSnapshot(settings, source);
		const { takenAt: _, ...content } = result.snapshot;
		const state = JSON.stringify({ ...content, isStale: result.stale !== undefined });
		if (state === shown) return;
		const site = await renderAndSummarize(result, settings, source, ownerConfig);
		const files = await createSearchFiles(site);
		await saveHeadingHistory(site, settings);
		setCurrentSite(site);
		search = files;
		shown = state;
	};
	await refreshIfChanged();
	await checkStamp(currentSite(), place);

	/* The bundle that `build:server` made; its entry exports the handler of Astro's Node adapter. */
	const { handler }: { handler: PageHandler } = await import(pathToFileURL(entry).href);
	const more = [...(await createShareImageMiddleware(currentSite(), settings)), ...(await createPictureMiddleware())];
	const clientFolder = join(place, 'client');
	const headers = createHeadersFile(currentSite()) + (await readOwnerLines(clientFolder, '_headers'));
	const server = createServer(
		createRequestHandler(
			{ clientFolder, headers, base: settings.basePath, pages: handler, searchIndex: () => search },
			...more,
		),
	);
	const { url } = await acquirePort(settings, (host, port) => listen(server, host, port));
	const refresher = startRefreshTimer(settings.syncInterval, refreshIfChanged, (error) =>
		console.error(formatError(error, settings.debug)),
	);
	onStop(async () => {
		refresher.stop();
		await closeGracefully(server);
		await source.close();
	});
	console.log(`Help center: ${new URL(settings.basePath, url)}`);
});
