import { openSource } from '../refresh/open-source.ts';
import { loadOwnerConfig } from '../refresh/read-config.ts';
import { syncArticles } from '../refresh/sync-articles.ts';
import { readSettings } from '../settings.ts';
import { createConsoleReporter } from './terminal/console-reporter.ts';
import { runMain } from './terminal/exit.ts';
import { expectNoOptions } from './terminal/options.ts';

await runMain(async () => {
	expectNoOptions();
	const settings = readSettings();
	const reporter = createConsoleReporter(settings);
	// Fails early if the configuration is invalid, although a sync does not need it.
	await loadOwnerConfig(settings.team);
	const source = await openSource(settings, { reporter, fallback: false });
	await syncArticles(settings, source, reporter).finally(source.close);
	process.exit(0);
});
