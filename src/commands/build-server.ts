import { join } from 'node:path';
import node from '@astrojs/node';
import { build } from 'astro';
import { projectRoot } from '../project-root.ts';
import { readSettings } from '../settings.ts';
import { setCurrentSite } from '../site/current.ts';
import { astroConfig } from './astro.ts';
import { readChoices } from './choices.ts';
import { writeEmbed } from './embed-files.ts';
import { run } from './exit.ts';
import { gatherSnapshot, makeSite } from './gather.ts';
import { writeIndexNowKey } from './index-now-key.ts';
import { inNewFolder, swap } from './new-folder.ts';
import { writeStamp } from './server-stamp.ts';
import { openSource } from './source.ts';

await run(async () => {
	const settings = readSettings();
	const choices = await readChoices();
	const source = await openSource(settings, { fallback: false });
	try {
		const site = await makeSite(await gatherSnapshot(settings, source), settings, source, choices);
		setCurrentSite(site);
		await inNewFolder(async (folder) => {
			const outDir = join(folder, 'server');
			await build({
				...astroConfig(site, settings, 'server'),
				adapter: node({ mode: 'middleware', experimentalDisableStreaming: true }),
				outDir,
			});
			await writeEmbed(site, join(outDir, 'client'));
			await writeStamp(site, outDir);
			await writeIndexNowKey(join(outDir, 'client'), settings.indexNowKey);
			await swap(outDir, join(projectRoot, 'dist-server'));
		});
		console.log('Built the server: dist-server/ (npm run serve)');
	} finally {
		await source.close();
	}
	process.exit(0);
});
