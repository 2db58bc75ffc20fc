import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.ts';

const COPIED = ['src', 'sample', 'public', 'package.json', 'tsconfig.json', 'astro.config.mjs'];

/**
 * Copies the project to a temporary folder, in which a test can change files and run commands. The copy shares `node_modules`, has a
 * configuration with only a name and no `.env`.
 */
export async function copyProject(): Promise<{ folder: string; remove(): Promise<void> }> {
	const folder = await mkdtemp(join(tmpdir(), 'help-center-copy-'));
	for (const name of COPIED) await cp(join(projectRoot, name), join(folder, name), { recursive: true });
	const config = `import { defineHelpCenter } from './site/config.ts';\n\nexport default defineHelpCenter(${JSON.stringify({ name: 'Wrenday Help' }, null, '\t')});\n`;
	await writeFile(join(folder, 'src/help-center.config.ts'), config);
	await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
	return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
