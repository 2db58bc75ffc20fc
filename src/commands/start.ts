import { createServer } from 'node:http';
import { join } from 'node:path';
import { buildSite } from '../build/build-site.ts';
import { projectRoot } from '../project-root.ts';
import { openSource } from '../refresh/open-source.ts';
import { loadOwnerConfig } from '../refresh/read-config.ts';
import { gatherSnapshot, renderAndSummarize } from '../refresh/refresh-site.ts';
import { listen } from '../server/listen.ts';
import { acquirePort } from '../server/listen-address.ts';
import { createStaticHandler } from '../server/static-files.ts';
import { readSettings } from '../settings.ts';
import { onStop, runMain } from './terminal/exit.ts';

await runMain(async () => {
	const settings = readSettings();
	const ownerConfig = await loadOwnerConfig();
	const server = createServer((_request, response) => {
		response.writeHead(503, { 'Retry-After': '10' }).end('The help center is being built. Look again in a moment.\n');
	});
	const { url } = await acquirePort(settings, (host, port) => listen(server, host, port));
	const source = await openSource(settings, { fallback: true });
	onStop(async () => {
		server.close();
		server.closeAllConnections();
		await source.close();
	});

	const site = await renderAndSummarize(
		await gatherSnapshot(settings, source),
		settings,
		source,
		ownerConfig,
		settings.siteUrl ?? url,
	);
	const place = join(projectRoot, 'dist');
	await buildSite(site, settings, place);
	if (settings.siteUrl === undefined) {
		console.log(`This dist/ names ${url.origin} in its pages and is not for publishing: set SITE_URL for that.`);
	}
	const answer = await createStaticHandler(place, settings.basePath);
	server.removeAllListeners('request').on('request', answer);
	console.log(`Help center: ${new URL(settings.basePath, url)}`);
});
