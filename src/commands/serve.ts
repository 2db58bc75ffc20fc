import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CommandError } from '../model/user-errors.ts';
import { projectRoot } from '../project-root.ts';
import { createSearchFiles } from '../search/search-index.ts';
import { closeSoon, listen } from '../server/listen.ts';
import { refreshEvery } from '../server/refresh.ts';
import { type Pages, serverSite } from '../server/server-site.ts';
import { readSettings } from '../settings.ts';
import { currentSite, setCurrentSite } from '../site/current.ts';
import { headersFile } from '../site/security.ts';
import { readChoices } from './choices.ts';
import { explain, onStop, run } from './exit.ts';
import { gatherSnapshot, makeSite } from './gather.ts';
import { keepHeadings } from './keep-headings.ts';
import { ownAddress } from './own-address.ts';
import { ownersLines } from './owners-file.ts';
import { pictureSteps } from './pictures.ts';
import { checkStamp } from './server-stamp.ts';
import { sharingSteps } from './share-pictures.ts';
import { openSource } from './source.ts';

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
