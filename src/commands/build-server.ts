import { join } from 'node:path';
import node from '@astrojs/node';
import { build } from 'astro';
import { writeIndexNowKey } from '../announce/key-file.ts';
import { astroConfig } from '../build/astro-config.ts';
import { writeEmbed } from '../build/embed-files.ts';
import { writeStamp } from '../build/server-stamp.ts';
import { inNewFolder, swap } from '../files/swap-folder.ts';
import { projectRoot } from '../project-root.ts';
import { openSource } from '../refresh/open-source.ts';
import { readChoices } from '../refresh/read-config.ts';
import { gatherSnapshot, makeSite } from '../refresh/refresh-site.ts';
import { readSettings } from '../settings.ts';
import { setCurrentSite } from '../site/current.ts';
import { run } from './terminal/exit.ts';

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
