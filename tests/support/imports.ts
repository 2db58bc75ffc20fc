import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../src/project-root.ts';

/** Every import of one file of the project from another: `src/a/b.ts` → `src/c/d.ts`. Paths are relative to the project's root. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

/** A static or dynamic import of a relative path, `import type` and style sheets included. */
const RELATIVE_IMPORT = /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g;

/** Reads the imports of all code below some folders of the project. Imports of packages are left out. */
export async function readImports(folders: readonly string[]): Promise<ImportGraph> {
	const patterns = folders.map((folder) => `${folder}/**/*.{ts,astro,mjs}`);
	const files = await Array.fromAsync(glob(patterns, { cwd: projectRoot }));
	const graph = new Map<string, ReadonlySet<string>>();
	for (const file of files.sort()) {
		const text = await readFile(join(projectRoot, file), 'utf8');
		const paths = [...text.matchAll(RELATIVE_IMPORT)].map(([, path = '']) => path.replace(/\?.*$/, ''));
		graph.set(file, new Set(paths.map((path) => join(dirname(file), path))));
	}
	return graph;
}

/** Circles of files that import each other, each as a path that ends where it begins. Empty where there are none. */
export function findCircles(graph: ImportGraph): string[][] {
	const circles: string[][] = [];
	const finished = new Set<string>();
	const path: string[] = [];
	const visit = (file: string): void => {
		if (finished.has(file)) return;
		const start = path.indexOf(file);
		if (start >= 0) {
			circles.push([...path.slice(start), file]);
			return;
		}
		path.push(file);
		for (const imported of graph.get(file) ?? []) visit(imported);
		path.pop();
		finished.add(file);
	};
	for (const file of graph.keys()) visit(file);
	return circles;
}
