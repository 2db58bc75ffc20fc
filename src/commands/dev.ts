import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { dev } from 'astro';
import { createAstroConfig } from '../build/astro-config.ts';
import { createEmbedMiddleware } from '../build/embed-files.ts';
import { projectRoot } from '../project-root.ts';
import { openSource } from '../refresh/open-source.ts';
import { reloadOwnerConfig } from '../refresh/read-config.ts';
import { gatherSnapshot, renderAndSummarize } from '../refresh/refresh-site.ts';
import { createSearchFiles } from '../search/index/pagefind-index.ts';
import { createPictureMiddleware, createShareImageMiddleware } from '../server/dynamic-images.ts';
import { findFreePort } from '../server/listen.ts';
import { acquirePort } from '../server/listen-address.ts';
import { serveSearchFiles } from '../server/search-files.ts';
import { type Middleware, withOriginalUrl } from '../server/static-files.ts';
import { readSettings } from '../settings.ts';
import { currentSite, setCurrentSite } from '../site/current.ts';
import { formatError, onStop, runMain } from './terminal/exit.ts';

const WATCHED_PATHS = ['src/help-center.config.ts', 'src/site/strings', 'sample'].map((path) =>
	join(projectRoot, path),
);
await runMain(async () => {
	const settings = readSettings();
	const { port, url } = await acquirePort(settings, findFreePort);
	const source = await openSource(settings, { fallback: true, live: true });
	const refresh = async () => {
		const result = await gatherSnapshot(settings, source);
		setCurrentSite(
			await renderAndSummarize(result, settings, source, await reloadOwnerConfig(), settings.siteUrl ?? url),
		);
	};
	const buildIndex = () =>
		createSearchFiles(currentSite()).catch((error: unknown) => {
			console.error(formatError(error, settings.debug));
			return new Map<string, Uint8Array>();
		});
	await refresh();
	let index = buildIndex();
	const pictures = [
		...(await createShareImageMiddleware(currentSite(), settings)),
		...(await createPictureMiddleware()),
	];
	/* One change after the other: the last one wins. */
	let changes = Promise.resolve();

	const live: AstroIntegration = {
		name: 'live-library',
		hooks: {
			'astro:server:setup': ({ server }) => {
				const search: Middleware = (request, response, next) => {
					void index.then((files) => serveSearchFiles(files, settings.basePath)(request, response, next));
				};
				for (const step of [search, ...pictures, createEmbedMiddleware(currentSite)])
					server.middlewares.use(withOriginalUrl(step));
				server.watcher.add(WATCHED_PATHS);
				server.watcher.on('all', (_event, path) => {
					if (!WATCHED_PATHS.some((watched) => path.startsWith(watched))) return;
					changes = changes.then(refresh).then(
						() => {
							index = buildIndex();
							server.ws.send({ type: 'full-reload' });
						},
						(error: unknown) => console.error(formatError(error, settings.debug)),
					);
				});
			},
		},
	};
	const server = await dev({
		...createAstroConfig(currentSite(), settings, 'server'),
		server: { host: settings.host, port },
		integrations: [live],
	});
	onStop(() => Promise.allSettled([server.stop(), source.close()]));
	console.log(`Help center: ${new URL(settings.basePath, url)}`);
});
