import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

async function measureSizes(folder: string, pattern: string): Promise<number[]> {
	const files = await Array.fromAsync(glob(pattern, { cwd: folder }));
	const bytes = await Promise.all(
		files.map(async (file) => brotliCompressSync(await readFile(join(folder, file))).length),
	);
	return bytes.sort((a, b) => a - b);
}

const SCRIPT = /<script [^>]*src="[^"]*\/(_astro\/[^"]+)"/g;

/** Of each kind of page: all scripts that it asks for by itself. */
async function measureScripts(folder: string): Promise<number[]> {
	const pages = await Array.fromAsync(
		glob('{index,search/index,articles/*/index,categories/*/index}.html', { cwd: folder }),
	);
	return Promise.all(
		pages.map(async (page) => {
			const html = await readFile(join(folder, page), 'utf8');
			const files = [...html.matchAll(SCRIPT)].map(([, file = '']) => file);
			const bytes = await Promise.all(files.map((file) => measureSizes(folder, file)));
			return bytes.flat().reduce((sum, size) => sum + size, 0);
		}),
	);
}

/** Says what the pages and scripts of a built site weigh, in bytes under brotli 11. */
export async function printBytes(folder: string): Promise<void> {
	const articles = await measureSizes(folder, 'articles/*/index.html');
	const entry = Math.max(...(await measureScripts(folder)));
	const [search = 0] = await measureSizes(folder, '_astro/help-search-box.*.js');
	const at = (share: number) => articles[Math.floor((articles.length - 1) * share)]?.toLocaleString('en');
	console.log(`article page with all its styles: ${at(0)} least, ${at(0.5)} median, ${at(1)} most`);
	console.log(`script before a reader acts: ${entry.toLocaleString('en')}`);
	console.log(`search interface, when turned to: ${search.toLocaleString('en')}`);
}
