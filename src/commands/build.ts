import { join } from 'node:path';
import { buildSite } from '../build/build-site.ts';
import { projectRoot } from '../project-root.ts';
import { openSource } from '../refresh/open-source.ts';
import { readChoices } from '../refresh/read-config.ts';
import { gatherSnapshot, makeSite } from '../refresh/refresh-site.ts';
import { readSettings } from '../settings.ts';
import { run } from './terminal/exit.ts';

await run(async () => {
	const settings = readSettings();
	const choices = await readChoices();
	const source = await openSource(settings, { fallback: false });
	try {
		const site = await makeSite(await gatherSnapshot(settings, source), settings, source, choices);
		await buildSite(site, settings, join(projectRoot, 'dist'));
		console.log(`Built ${site.articles.length} articles in ${site.categories.length} categories: dist/`);
	} finally {
		await source.close();
	}
	process.exit(0);
});
