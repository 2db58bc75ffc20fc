import { join } from 'node:path';
import { buildSite } from '../build/build-site.ts';
import { projectRoot } from '../project-root.ts';
import { openSource } from '../refresh/open-source.ts';
import { loadOwnerConfig } from '../refresh/read-config.ts';
import { gatherSnapshot, renderAndSummarize } from '../refresh/refresh-site.ts';
import { readSettings } from '../settings.ts';
import { runMain } from './terminal/exit.ts';

await runMain(async () => {
	const settings = readSettings();
	const ownerConfig = await loadOwnerConfig();
	const source = await openSource(settings, { fallback: false });
	try {
		const site = await renderAndSummarize(await gatherSnapshot(settings, source), settings, source, ownerConfig);
		await buildSite(site, settings, join(projectRoot, 'dist'));
		console.log(`Built ${site.articles.length} articles in ${site.categories.length} categories: dist/`);
	} finally {
		await source.close();
	}
	process.exit(0);
});
