import { openSource } from '../refresh/open-source.ts';
import { loadOwnerConfig } from '../refresh/read-config.ts';
import { gatherSnapshot } from '../refresh/refresh-site.ts';
import { readSettings } from '../settings.ts';
import { runMain } from './terminal/exit.ts';

await runMain(async () => {
	const settings = readSettings();
	await loadOwnerConfig();
	const source = await openSource(settings, { fallback: false });
	await gatherSnapshot(settings, source).finally(source.close);
	process.exit(0);
});
