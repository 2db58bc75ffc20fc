import { openSource } from '../refresh/open-source.ts';
import { readChoices } from '../refresh/read-config.ts';
import { gatherSnapshot } from '../refresh/refresh-site.ts';
import { readSettings } from '../settings.ts';
import { run } from './terminal/exit.ts';

await run(async () => {
	const settings = readSettings();
	await readChoices();
	const source = await openSource(settings, { fallback: false });
	await gatherSnapshot(settings, source).finally(source.close);
	process.exit(0);
});
