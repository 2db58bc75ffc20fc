import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ownersLines } from '../build/owner-files.ts';
import { checkStamp } from '../build/server-stamp.ts';
import { CommandError } from '../model/user-errors.ts';
import { projectRoot } from '../project-root.ts';
import { openSource } from '../refresh/open-source.ts';
import { readChoices } from '../refresh/read-config.ts';
import { gatherSnapshot, makeSite } from '../refresh/refresh-site.ts';
import { keepHeadings } from '../refresh/save-heading-history.ts';
import { createSearchFiles } from '../search/index/pagefind-index.ts';
import { pictureSteps, sharingSteps } from '../server/dynamic-images.ts';
import { closeSoon, listen } from '../server/listen.ts';
import { ownAddress } from '../server/listen-address.ts';
import { refreshEvery } from '../server/refresh-timer.ts';
import { type Pages, serverSite } from '../server/request-handler.ts';
import { readSettings } from '../settings.ts';
import { currentSite, setCurrentSite } from '../site/current.ts';
import { headersFile } from '../site/security/policy-and-headers.ts';
import { explain, onStop, run } from './terminal/exit.ts';

await run(async () => {
	const settings = readSettings();
	const choices = await readChoices();
	const place = join(projectRoot, 'dist-server');
	const entry = join(place, 'server', 'entry.mjs');
	const source = await openSource(settings, { fallback: false });
	if (!existsSync(entry)) throw new CommandError('There is no dist-server/ to run. `npm run build:server` makes it.');

	let shown = '';
	let search: ReadonlyMap<string, Uint8Array> = new Map();
	const look = async () => {
		const result = await gatherSnapshot(settings, source);
		const { takenAt: _, ...content } = result.snapshot;
		const state = JSON.stringify({ ...content, isStale: result.stale !== undefined });
		if (state === shown) return;
		const site = await makeSite(result, settings, source, choices);
		const files = await createSearchFiles(site);
		await keepHeadings(site, settings);
		setCurrentSite(site);
		search = files;
		shown = state;
	};
	await look();
	await checkStamp(currentSite(), place);

	/* The bundle that `build:server` made; its entry exports the handler of Astro's Node adapter. */
	const { handler }: { handler: Pages } = await import(pathToFileURL(entry).href);
	const more = [...(await sharingSteps(currentSite(), settings)), ...(await pictureSteps())];
	const client = join(place, 'client');
	const headers = headersFile(currentSite()) + (await ownersLines(client, '_headers'));
	const server = createServer(
		serverSite({ client, headers, base: settings.basePath, pages: handler, search: () => search }, ...more),
	);
	const { address } = await ownAddress(settings, (host, port) => listen(server, host, port));
	const refresher = refreshEvery(settings.syncInterval, look, (error) => console.error(explain(error, settings.debug)));
	onStop(async () => {
		refresher.stop();
		await closeSoon(server);
		await source.close();
	});
	console.log(`Help center: ${new URL(settings.basePath, address)}`);
});
