import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';
import { readSettings } from '../settings.ts';
import { buildSite } from './build-site.ts';
import { readChoices } from './choices.ts';
import { run } from './exit.ts';
import { gatherSnapshot, makeSite } from './gather.ts';
import { openSource } from './source.ts';

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
