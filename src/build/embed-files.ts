import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '../project-root.ts';
import { createEmbedBoxSetup, createEmbedPanelSetup } from '../site/page-data/embed-page.ts';
import type { Site } from '../site/site.ts';

/** In the folder of the pages' scripts, which hosts and browsers may cache for ever. */
const HASHED_FILE_NAME = '_astro/embed-[name].[hash].js';

/**
 * Bundles a script of `src/embed/` and the chunks that it imports later. Returns their code by path. The names in `defines` are replaced
 * with their values. Each entry script has its own build, so that the script on the page and the panel that is loaded at first focus share
 * no chunk.
 */
async function bundle(name: string, defines: Record<string, unknown>, file: string): Promise<Map<string, string>> {
	// Imported only when needed: Vite uses much memory, which the search index needs earlier.
	const { build } = await import('vite');
	const built = await build({
		configFile: false,
		root: projectRoot,
		logLevel: 'error',
		define: Object.fromEntries(Object.entries(defines).map(([key, value]) => [key, JSON.stringify(value)])),
		build: {
			write: false,
			target: 'es2022',
			cssMinify: 'lightningcss',
			cssTarget: ['chrome125', 'firefox130', 'safari18'],
			// Library mode has no preload code, which would request files from the origin of the other site.
			lib: { entry: join(projectRoot, 'src', 'embed', `${name}.ts`), formats: ['es'], fileName: () => file },
			rolldownOptions: {
				preserveEntrySignatures: 'allow-extension',
				output: { minify: true, chunkFileNames: HASHED_FILE_NAME },
			},
		},
	});
	const [bundled] = [built].flat();
	if (!bundled || !('output' in bundled)) throw new Error(`src/embed/${name}.ts was not built.`);
	return new Map(bundled.output.flatMap((part) => (part.type === 'chunk' ? [[part.fileName, part.code]] : [])));
}

/**
 * Builds the search box for other sites, with the texts and the accent colour of this site. Returns the files by path: `embed.js`, and the
 * files that it loads later in `_astro/`, whose names contain a hash of their content.
 */
export async function buildEmbedFiles(site: Site): Promise<Map<string, string>> {
	const panelFiles = await bundle('panel/panel', { HELP_CENTER_PANEL: createEmbedPanelSetup(site) }, HASHED_FILE_NAME);
	const panel = [...panelFiles.keys()].find((path) => path.includes('embed-panel.'));
	const boxFiles = await bundle('embed', { HELP_CENTER_BOX: { ...createEmbedBoxSetup(site), panel } }, '[name].js');
	return new Map([...boxFiles, ...panelFiles]);
}

/** Writes the search box for other sites into the built site `out`. */
export async function writeEmbedFiles(site: Site, out: string): Promise<void> {
	for (const [path, text] of await buildEmbedFiles(site)) {
		await mkdir(dirname(join(out, path)), { recursive: true });
		await writeFile(join(out, path), text);
	}
}
