import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { showBytes } from '../../bench/bytes.ts';
import { projectRoot } from './astro.ts';
import { CommandError, run } from './exit.ts';

await run(async () => {
	const folder = join(projectRoot, 'dist');
	if (!existsSync(folder)) throw new CommandError('There is no dist/ to weigh. `npm run build` makes it.');
	await showBytes(folder);
});
