import { createServer } from 'node:http';
import { join } from 'node:path';
import { buildSite } from '../build/build-site.ts';
import { projectRoot } from '../project-root.ts';
import { openSource } from '../refresh/open-source.ts';
import { readChoices } from '../refresh/read-config.ts';
import { gatherSnapshot, makeSite } from '../refresh/refresh-site.ts';
import { listen } from '../server/listen.ts';
import { ownAddress } from '../server/listen-address.ts';
import { staticSite } from '../server/static-files.ts';
import { readSettings } from '../settings.ts';
import { onStop, run } from './terminal/exit.ts';

await run(async () => {
	const settings = readSettings();
	const choices = await readChoices();
	const server = createServer((_request, response) => {
		response.writeHead(503, { 'Retry-After': '10' }).end('The help center is being built. Look again in a moment.\n');
	});
	const { address } = await ownAddress(settings, (host, port) => listen(server, host, port));
	const source = await openSource(settings, { fallback: true });
	onStop(async () => {
		server.close();
		server.closeAllConnections();
		await source.close();
	});

	const site = await makeSite(
		await gatherSnapshot(settings, source),
		settings,
		source,
		choices,
		settings.siteUrl ?? address,
	);
	const place = join(projectRoot, 'dist');
	await buildSite(site, settings, place);
	if (settings.siteUrl === undefined) {
		console.log(`This dist/ names ${address.origin} in its pages and is not for publishing: set SITE_URL for that.`);
	}
	const answer = await staticSite(place, settings.basePath);
	server.removeAllListeners('request').on('request', answer);
	console.log(`Help center: ${new URL(settings.basePath, address)}`);
});
