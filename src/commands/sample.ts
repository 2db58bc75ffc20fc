import { join } from 'node:path';
import { startSampleLibrary } from '../../sample/server.ts';
import { SAMPLE_PORT } from '../refresh/open-source.ts';
import { readSettings } from '../settings.ts';
import { onStop, runMain } from './terminal/exit.ts';
import { expectNoOptions } from './terminal/options.ts';

await runMain(async () => {
	expectNoOptions();
	const { dataDir } = readSettings();
	const library = await startSampleLibrary({
		port: SAMPLE_PORT,
		nextFreePort: true,
		dataDir: join(dataDir, 'sample-library'),
		log: console.log,
	});
	console.log(`Sample Library: ${library.url.origin}`);
	onStop(library.close);
});
