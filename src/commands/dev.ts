import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { dev } from 'astro';
import { createAstroConfig } from '../build/astro-config.ts';
import { createBrandMiddleware } from '../build/brand-files.ts';
import { createEmbedMiddleware } from '../build/embed-middleware.ts';
import { projectRoot } from '../project-root.ts';
import { openSource } from '../refresh/open-source.ts';
import { reloadOwnerConfig } from '../refresh/read-config.ts';
import { createRefresher } from '../refresh/refresher.ts';
import { createSearchFiles } from '../search/index/pagefind-index.ts';
import { withOriginalUrl } from '../server/base-path.ts';
import { createPictureMiddleware, createShareImageMiddleware } from '../server/dynamic-images.ts';
import { findFreePort } from '../server/listen.ts';
import { acquirePort } from '../server/listen-address.ts';
import type { Middleware } from '../server/middleware.ts';
import { serveSearchFiles } from '../server/search-files.ts';
import { readSettings } from '../settings.ts';
import { currentSite } from '../site/current.ts';
import type { Site } from '../site/site.ts';
import { createConsoleReporter } from './terminal/console-reporter.ts';
import { onStop, runMain } from './terminal/exit.ts';

/** The sources that Astro does not watch. */
const WATCHED = ['src/help-center.config.ts', 'src/site/strings', 'sample'].map((path) => join(projectRoot, path));

await runMain(async () => {
	const settings = readSettings();
	const reporter = createConsoleReporter(settings);
	const { port, url } = await acquirePort(settings, findFreePort);
	const source = await openSource(settings, { reporter, fallback: true, live: true });
	const siteUrl = settings.siteUrl ?? url;
	const loadConfig = () => reloadOwnerConfig(source.team);
	const refresher = createRefresher({ settings, source, reporter, loadConfig, siteUrl });
	const buildIndex = (site: Site) =>
		createSearchFiles(site).catch((error: unknown) => {
			reporter.failed(error);
			return new Map<string, Uint8Array>();
		});
	const { site } = await refresher.now();
	let index = buildIndex(site);
	const images = [...(await createShareImageMiddleware(site, settings)), ...(await createPictureMiddleware())];

	const liveUpdates: AstroIntegration = {
		name: 'live-library',
		hooks: {
			'astro:server:setup': ({ server }) => {
				const search: Middleware = (request, response, next) => {
					void index.then((files) => serveSearchFiles(files, settings.basePath)(request, response, next));
				};
				for (const middleware of [
					search,
					...images,
					createEmbedMiddleware(currentSite),
					createBrandMiddleware(currentSite),
				]) {
					server.middlewares.use(withOriginalUrl(middleware));
				}
				server.watcher.add(WATCHED);
				server.watcher.on('all', (_event, path) => {
					if (WATCHED.some((watched) => path.startsWith(watched))) refresher.soon();
				});
				refresher.onSite((site) => {
					index = buildIndex(site);
					server.ws.send({ type: 'full-reload' });
				});
			},
		},
	};
	const server = await dev({
		...createAstroConfig(site, settings, 'server'),
		server: { host: settings.host, port },
		integrations: [liveUpdates],
	});
	onStop(() => Promise.allSettled([server.stop(), source.close()]));
	console.log(`Help center: ${new URL(settings.basePath, url)}`);
});
