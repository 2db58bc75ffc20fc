import { createServer } from 'node:http';
import { join } from 'node:path';
import { buildSite } from '../build/build-site.ts';
import { projectRoot } from '../project-root.ts';
import { chooseTeam, openSource } from '../refresh/open-source.ts';
import { loadOwnerConfig } from '../refresh/read-config.ts';
import { createRefresher } from '../refresh/refresher.ts';
import { listen } from '../server/listen.ts';
import { acquirePort } from '../server/listen-address.ts';
import { createStaticHandler } from '../server/static-files.ts';
import { readSettings } from '../settings.ts';
import { createConsoleReporter } from './terminal/console-reporter.ts';
import { onStop, runMain } from './terminal/exit.ts';
import { expectNoOptions } from './terminal/options.ts';
import { formatBuildSummary, printLines } from './terminal/summary.ts';

await runMain(async () => {
	expectNoOptions();
	const settings = readSettings();
	const reporter = createConsoleReporter(settings);
	const ownerConfig = await loadOwnerConfig(chooseTeam(settings, true));
	const server = createServer((_request, response) => {
		response.writeHead(503, { 'Retry-After': '10' }).end('The help center is being built. Try again in a moment.\n');
	});
	const { url } = await acquirePort(settings, (host, port) => listen(server, host, port));
	const source = await openSource(settings, { reporter, fallback: true });
	onStop(async () => {
		server.close();
		server.closeAllConnections();
		await source.close();
	});

	const siteUrl = settings.siteUrl ?? url;
	const refresher = createRefresher({ settings, source, reporter, loadConfig: async () => ownerConfig, siteUrl });
	const { site } = await refresher.now();
	const folder = join(projectRoot, 'dist');
	printLines(formatBuildSummary(site, await buildSite(site, settings, folder)));
	if (settings.siteUrl === undefined) {
		console.log(`The pages in dist/ contain ${url.origin} and are not for publishing. Set SITE_URL to publish them.`);
	}
	const handler = await createStaticHandler(folder, settings.basePath);
	server.removeAllListeners('request').on('request', handler);
	console.log(`Help center: ${new URL(settings.basePath, url)}`);
});
