import { join } from 'node:path';
import node from '@astrojs/node';
import { build } from 'astro';
import { writeIndexNowKey } from '../announce/key-file.ts';
import { createAstroConfig } from '../build/astro-config.ts';
import { writeBrandFiles } from '../build/brand-files.ts';
import { writeEmbedFiles } from '../build/embed-files.ts';
import { writeStamp } from '../build/server-stamp.ts';
import { swapFolder, withTemporaryFolder } from '../files/swap-folder.ts';
import { projectRoot } from '../project-root.ts';
import { openSource } from '../refresh/open-source.ts';
import { loadOwnerConfig } from '../refresh/read-config.ts';
import { createRefresher } from '../refresh/refresher.ts';
import { readSettings } from '../settings.ts';
import { createConsoleReporter } from './terminal/console-reporter.ts';
import { runMain } from './terminal/exit.ts';
import { expectNoOptions } from './terminal/options.ts';

await runMain(async () => {
	expectNoOptions();
	const settings = readSettings();
	const reporter = createConsoleReporter(settings);
	const ownerConfig = await loadOwnerConfig(settings.team);
	const source = await openSource(settings, { reporter, fallback: false });
	try {
		const refresher = createRefresher({ settings, source, reporter, loadConfig: async () => ownerConfig });
		const { site } = await refresher.now();
		await withTemporaryFolder(async (folder) => {
			const outDir = join(folder, 'server');
			await build({
				...createAstroConfig(site, settings, 'server'),
				adapter: node({ mode: 'middleware', experimentalDisableStreaming: true }),
				outDir,
			});
			await writeEmbedFiles(site, join(outDir, 'client'));
			await writeBrandFiles(site, join(outDir, 'client'));
			await writeStamp(site, outDir);
			await writeIndexNowKey(join(outDir, 'client'), settings.indexNowKey);
			await swapFolder(outDir, join(projectRoot, 'dist-server'));
		});
		console.log('Built the server: dist-server/ (npm run serve)');
	} finally {
		await source.close();
	}
	process.exit(0);
});
