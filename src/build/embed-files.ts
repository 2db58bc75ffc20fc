import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '../project-root.ts';
import type { Middleware } from '../server/static-files.ts';
import { createEmbedBoxSetup, createEmbedPanelSetup } from '../site/page-data/embed-page.ts';
import type { Site } from '../site/site.ts';

/** Beside the scripts of the pages, which hosts may keep for ever too. */
const HASHED_FILE_NAME = '_astro/embed-[name].[hash].js';

/**
 * A script of `src/embed/` and what it loads later, by path. `told` is put in where its names stand. The two scripts are built apart: what
 * comes with a page must share no file with what comes at first focus.
 */
async function bundle(name: string, defines: Record<string, unknown>, file: string): Promise<Map<string, string>> {
	// Loaded when wanted: it is large, and the search index needs its memory before.
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
			// As a library, for pages that aren't ours: without code that preloads, which would ask for files below the wrong address.
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
 * The search box for other sites, as files by path: `embed.js`, and in `_astro/`, named by what is in them, what it loads later. They hold
 * the words and the colour of the site.
 */
export async function buildEmbedFiles(site: Site): Promise<Map<string, string>> {
	const later = await bundle('panel/panel', { HELP_CENTER_PANEL: createEmbedPanelSetup(site) }, HASHED_FILE_NAME);
	const panel = [...later.keys()].find((path) => path.includes('embed-panel.'));
	const box = await bundle('embed', { HELP_CENTER_BOX: { ...createEmbedBoxSetup(site), panel } }, '[name].js');
	return new Map([...box, ...later]);
}

/** Writes the search box for other sites into a built site. */
export async function writeEmbedFiles(site: Site, out: string): Promise<void> {
	for (const [path, text] of await buildEmbedFiles(site)) {
		await mkdir(dirname(join(out, path)), { recursive: true });
		await writeFile(join(out, path), text);
	}
}

const SCRIPT_TYPE = 'text/javascript; charset=utf-8';

/** Serves the search box for other sites while its source changes: each request for `embed.js` builds it anew. */
export function createEmbedMiddleware(site: () => Site): Middleware {
	let files: Promise<Map<string, string>> | undefined;
	return (request, response, next) => {
		const { base } = site().urls;
		const [path = ''] = (request.url ?? '').split('?');
		const name = path.startsWith(base) ? path.slice(base.length) : '';
		if (name === 'embed.js') files = buildEmbedFiles(site());
		else if (!name.startsWith('_astro/embed-')) return next();
		files ??= buildEmbedFiles(site());
		files.then(
			(built) => {
				const text = built.get(name);
				if (text === undefined) return next();
				response.writeHead(200, { 'Content-Type': SCRIPT_TYPE, 'Access-Control-Allow-Origin': '*' }).end(text);
			},
			(error: unknown) => {
				console.error(error);
				response.writeHead(500).end();
			},
		);
	};
}
