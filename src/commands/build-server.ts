import { join } from 'node:path';
import node from '@astrojs/node';
import { build } from 'astro';
import { readSettings } from '../settings.ts';
import { setCurrentSite } from '../site/current.ts';
import { astroConfig, projectRoot } from './astro.ts';
import { run } from './exit.ts';
import { gatherSnapshot, makeSite } from './gather.ts';
import { openSource } from './source.ts';

await run(async () => {
	const settings = readSettings();
	const source = await openSource(settings, { fallback: false });
	try {
		const site = await makeSite(await gatherSnapshot(settings, source), settings, settings.siteUrl);
		setCurrentSite(site);
		const config = astroConfig(site, settings, 'server');
		await build({
			...config,
			adapter: node({ mode: 'middleware' }),
			outDir: join(projectRoot, 'dist-server'),
		});
		console.log('Built the server: dist-server/ (npm run serve)');
	} finally {
		await source.close();
	}
	process.exit(0);
});
