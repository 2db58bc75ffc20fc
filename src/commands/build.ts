import { join } from 'node:path';
import { buildSite } from '../build/build-site.ts';
import { projectRoot } from '../project-root.ts';
import { openSource } from '../refresh/open-source.ts';
import { loadOwnerConfig } from '../refresh/read-config.ts';
import { createRefresher } from '../refresh/refresher.ts';
import { readSettings } from '../settings.ts';
import { createConsoleReporter } from './terminal/console-reporter.ts';
import { runMain } from './terminal/exit.ts';
import { readOptions } from './terminal/options.ts';
import { formatBuildSummary, printLines } from './terminal/summary.ts';

const OPTIONS = { force: { type: 'boolean', default: false } } as const;

await runMain(async () => {
	const { force } = readOptions(OPTIONS, '--force or nothing: npm run build -- --force');
	const settings = readSettings();
	const reporter = createConsoleReporter(settings);
	const ownerConfig = await loadOwnerConfig(settings.team);
	const source = await openSource(settings, { reporter, fallback: false });
	try {
		const refresher = createRefresher({ settings, source, reporter, loadConfig: async () => ownerConfig, force });
		const { site } = await refresher.now();
		printLines(formatBuildSummary(site, await buildSite(site, settings, join(projectRoot, 'dist'))));
		console.log(`Built ${site.articles.length} articles in ${site.categories.length} categories: dist/`);
	} finally {
		await source.close();
	}
	process.exit(0);
});
