import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runMain } from '../../src/commands/terminal/exit.ts';
import { CommandError } from '../../src/model/user-errors.ts';
import { projectRoot } from '../../src/project-root.ts';
import { printBytes } from '../bytes.ts';

await runMain(async () => {
	const folder = join(projectRoot, 'dist');
	if (!existsSync(folder)) throw new CommandError('There is no dist/ to weigh. `npm run build` makes it.');
	await printBytes(folder);
});
