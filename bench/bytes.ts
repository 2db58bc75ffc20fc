import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { CommandError } from '../src/model/user-errors.ts';
import { projectRoot } from '../src/project-root.ts';

/** Sizes in bytes under brotli 11 of the files that match, in ascending order. */
async function measureSizes(folder: string, pattern: string): Promise<number[]> {
	const files = await Array.fromAsync(glob(pattern, { cwd: folder }));
	const bytes = await Promise.all(
		files.map(async (file) => brotliCompressSync(await readFile(join(folder, file))).length),
	);
	return bytes.sort((a, b) => a - b);
}

const SCRIPT = /<script [^>]*src="[^"]*\/(_astro\/[^"]+)"/g;

/** For each page, the total size of the scripts that it loads before the reader does anything. */
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

/**
 * Prints how large the pages and scripts in `dist/` are, in bytes under brotli 11.
 * @throws {CommandError} if there is no `dist/`
 */
export async function benchBytes(): Promise<void> {
	const folder = join(projectRoot, 'dist');
	if (!existsSync(folder)) throw new CommandError('There is no dist/ to measure. Run `npm run build` first.');
	const articles = await measureSizes(folder, 'articles/*/index.html');
	const entry = Math.max(...(await measureScripts(folder)));
	const [search = 0] = await measureSizes(folder, '_astro/help-search-box.*.js');
	const at = (share: number) => articles[Math.floor((articles.length - 1) * share)]?.toLocaleString('en');
	console.log(`article page with all its styles: ${at(0)} smallest, ${at(0.5)} median, ${at(1)} largest`);
	console.log(`script loaded before the reader acts: ${entry.toLocaleString('en')}`);
	console.log(`search interface, loaded on first use: ${search.toLocaleString('en')}`);
}
