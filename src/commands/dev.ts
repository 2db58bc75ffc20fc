import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { dev } from 'astro';
import { createAstroConfig } from '../build/astro-config.ts';
import { createBrandMiddleware } from '../build/brand-files.ts';
import { createEmbedMiddleware } from '../build/embed-middleware.ts';
import { projectRoot } from '../project-root.ts';
import { createDebounce } from '../refresh/debounce.ts';
import { openSource } from '../refresh/open-source.ts';
import { reloadOwnerConfig } from '../refresh/read-config.ts';
import { createRefresher } from '../refresh/refresher.ts';
import type { Reporter } from '../refresh/reporter.ts';
import { createSearchFiles } from '../search/index/pagefind-index.ts';
import { withOriginalUrl } from '../server/base-path.ts';
import { createPictureMiddleware, createShareImageMiddleware } from '../server/dynamic-images.ts';
import { createErrorOverlay } from '../server/error-overlay.ts';
import { findFreePort } from '../server/listen.ts';
import { acquirePort } from '../server/listen-address.ts';
import type { Middleware } from '../server/middleware.ts';
import { serveSearchFiles } from '../server/search-files.ts';
import { readSettings } from '../settings.ts';
import { currentSite } from '../site/current.ts';
import type { Site } from '../site/site.ts';
import { createConsoleReporter } from './terminal/console-reporter.ts';
import { formatError, onStop, runMain } from './terminal/exit.ts';
import { expectNoOptions } from './terminal/options.ts';

/** The sources that Astro does not watch, and the owner's files: the configuration names some of them. */
const WATCHED = ['src/help-center.config.ts', 'src/site/strings', 'sample', 'public'].map((path) =>
	join(projectRoot, path),
);

/** Longer than the 50 ms in which Vite's file watcher drops a second change of a file. */
const QUIET_MS = 100;

await runMain(async () => {
	expectNoOptions();
	const settings = readSettings();
	const overlay = createErrorOverlay();
	const terminal = createConsoleReporter(settings);
	const reporter: Reporter = {
		...terminal,
		failed(error) {
			terminal.failed(error);
			overlay.show(formatError(error, false));
		},
	};
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
				overlay.connect(server.ws);
				const refreshSoon = createDebounce(refresher.soon, QUIET_MS);
				server.watcher.add(WATCHED);
				server.watcher.on('all', (_event, path) => {
					if (WATCHED.some((watched) => path.startsWith(watched))) refreshSoon();
				});
				refresher.onSite((site) => {
					overlay.clear();
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
