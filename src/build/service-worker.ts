import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { HelpCenterConfig } from '../site/config.ts';

const FILE = 'sw.js';

/**
 * Adds `/sw.js` to the build. With offline reading it is the service worker, which starts with the file names of the build's scripts, and
 * the offline page is added too. Without, it is a service worker that removes itself and the caches that an earlier build left in readers'
 * browsers.
 */
export function createServiceWorkerIntegration({ offline: isOn }: Pick<HelpCenterConfig, 'offline'>): AstroIntegration {
	const worker = new URL(`../offline/${isOn ? 'service-worker' : 'unregister'}.ts`, import.meta.url);
	return {
		name: 'offline',
		hooks: {
			'astro:config:setup': ({ command, updateConfig, injectRoute }) => {
				if (command !== 'build') return;
				if (isOn) injectRoute({ pattern: '/offline', entrypoint: new URL('../pages/_offline.astro', import.meta.url) });
				updateConfig({
					vite: {
						plugins: [
							{
								name: 'service-worker',
								applyToEnvironment: ({ name }) => name === 'client',
								buildStart() {
									this.emitFile({ type: 'chunk', id: fileURLToPath(worker), fileName: FILE });
								},
								generateBundle(_, bundle) {
									const built = bundle[FILE];
									if (built?.type !== 'chunk' || built.imports.length > 0 || built.exports.length > 0) {
										throw new Error(`${FILE} must be a single script without imports or exports.`);
									}
								},
							},
						],
					},
				});
			},
			'astro:build:done': async ({ dir }) => {
				if (!isOn) return;
				const folder = fileURLToPath(dir);
				const names = (await readdir(join(folder, '_astro'))).filter((name) => name.endsWith('.js')).sort();
				const path = join(folder, FILE);
				const script = await readFile(path, 'utf8');
				await writeFile(path, `self.helpCenterScripts=${JSON.stringify(names)};\n${script}`);
			},
		},
	};
}
