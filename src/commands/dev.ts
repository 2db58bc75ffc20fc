import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { dev } from 'astro';
import { astroConfig } from '../build/astro-config.ts';
import { liveEmbed } from '../build/embed-files.ts';
import { projectRoot } from '../project-root.ts';
import { openSource } from '../refresh/open-source.ts';
import { rereadChoices } from '../refresh/read-config.ts';
import { gatherSnapshot, makeSite } from '../refresh/refresh-site.ts';
import { createSearchFiles } from '../search/index/pagefind-index.ts';
import { pictureSteps, sharingSteps } from '../server/dynamic-images.ts';
import { freePort } from '../server/listen.ts';
import { ownAddress } from '../server/listen-address.ts';
import { searchFiles } from '../server/search-files.ts';
import { type Step, wholeAddress } from '../server/static-files.ts';
import { readSettings } from '../settings.ts';
import { currentSite, setCurrentSite } from '../site/current.ts';
import { explain, onStop, run } from './terminal/exit.ts';

const WATCHED = ['src/help-center.config.ts', 'src/site/strings', 'sample'].map((path) => join(projectRoot, path));
await run(async () => {
	const settings = readSettings();
	const { port, address } = await ownAddress(settings, freePort);
	const source = await openSource(settings, { fallback: true, live: true });
	const refresh = async () => {
		const result = await gatherSnapshot(settings, source);
		setCurrentSite(await makeSite(result, settings, source, await rereadChoices(), settings.siteUrl ?? address));
	};
	const indexNow = () =>
		createSearchFiles(currentSite()).catch((error: unknown) => {
			console.error(explain(error, settings.debug));
			return new Map<string, Uint8Array>();
		});
	await refresh();
	let index = indexNow();
	const pictures = [...(await sharingSteps(currentSite(), settings)), ...(await pictureSteps())];
	/* One change after the other: the last one wins. */
	let changes = Promise.resolve();

	const live: AstroIntegration = {
		name: 'live-library',
		hooks: {
			'astro:server:setup': ({ server }) => {
				const search: Step = (request, response, next) => {
					void index.then((files) => searchFiles(files, settings.basePath)(request, response, next));
				};
				for (const step of [search, ...pictures, liveEmbed(currentSite)]) server.middlewares.use(wholeAddress(step));
				server.watcher.add(WATCHED);
				server.watcher.on('all', (_event, path) => {
					if (!WATCHED.some((watched) => path.startsWith(watched))) return;
					changes = changes.then(refresh).then(
						() => {
							index = indexNow();
							server.ws.send({ type: 'full-reload' });
						},
						(error: unknown) => console.error(explain(error, settings.debug)),
					);
				});
			},
		},
	};
	const server = await dev({
		...astroConfig(currentSite(), settings, 'server'),
		server: { host: settings.host, port },
		integrations: [live],
	});
	onStop(() => Promise.allSettled([server.stop(), source.close()]));
	console.log(`Help center: ${new URL(settings.basePath, address)}`);
});
