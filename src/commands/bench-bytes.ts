import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { showBytes } from '../../bench/bytes.ts';
import { CommandError } from '../model/user-errors.ts';
import { projectRoot } from '../project-root.ts';
import { run } from './exit.ts';

await run(async () => {
	const folder = join(projectRoot, 'dist');
	if (!existsSync(folder)) throw new CommandError('There is no dist/ to weigh. `npm run build` makes it.');
	await showBytes(folder);
});
