import { readSettings } from '../settings.ts';
import { readChoices } from './choices.ts';
import { run } from './exit.ts';
import { gatherSnapshot } from './gather.ts';
import { openSource } from './source.ts';

await run(async () => {
	const settings = readSettings();
	await readChoices();
	const source = await openSource(settings, { fallback: false });
	await gatherSnapshot(settings, source).finally(source.close);
	process.exit(0);
});
