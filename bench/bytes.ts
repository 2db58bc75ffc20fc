import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

async function sizes(folder: string, pattern: string): Promise<number[]> {
	const files = await Array.fromAsync(glob(pattern, { cwd: folder }));
	const bytes = await Promise.all(
		files.map(async (file) => brotliCompressSync(await readFile(join(folder, file))).length),
	);
	return bytes.sort((a, b) => a - b);
}

/** Says what the pages and scripts of a built site weigh, in bytes under brotli 11. */
export async function showBytes(folder: string): Promise<void> {
	const articles = await sizes(folder, 'articles/*/index.html');
	const [entry = 0] = await sizes(folder, '_astro/Page.*.js');
	const [search = 0] = await sizes(folder, '_astro/help-search-box.*.js');
	const at = (share: number) => articles[Math.floor((articles.length - 1) * share)]?.toLocaleString('en');
	console.log(`article page with all its styles: ${at(0)} least, ${at(0.5)} median, ${at(1)} most`);
	console.log(`script before a reader acts: ${entry.toLocaleString('en')}`);
	console.log(`search interface, when turned to: ${search.toLocaleString('en')}`);
}
