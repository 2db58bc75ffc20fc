import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** A static or dynamic import of a file by its relative path. */
const RELATIVE_IMPORT = /(?:from|import)\s*\(?\s*['"](\.[^'"?]+)/g;

/** Where code is, and the files and folders where reading it starts, relative to the root. */
export interface CodeRoots {
	/** The folder with `package-lock.json`, which has a digest of every installed package. */
	root: string;
	starts: readonly string[];
}

/**
 * Reads the code below some files and folders, and all that it imports from the project.
 * @throws if a file is missing
 */
async function readCode({ root, starts }: CodeRoots): Promise<Map<string, string>> {
	const code = new Map<string, string>();
	const read = async (path: string): Promise<void> => {
		if (code.has(path)) return;
		code.set(path, '');
		const text = await readFile(path, 'utf8');
		code.set(path, text);
		await Promise.all([...text.matchAll(RELATIVE_IMPORT)].map(([, to = '']) => read(join(dirname(path), to))));
	};
	for (const start of starts.map((path) => join(root, path))) {
		const isFile = /\.\w+$/.test(start);
		const files = isFile ? [start] : (await readdir(start, { recursive: true })).map((name) => join(start, name));
		await Promise.all(files.filter((file) => file.endsWith('.ts')).map(read));
	}
	return code;
}

/** The files that `digestCode` reads, relative to the root with `/`; tests compare them with the imports. */
export async function listCode(roots: CodeRoots): Promise<string[]> {
	return [...(await readCode(roots)).keys()].map((path) => relative(roots.root, path).split(sep).join('/')).sort();
}

/**
 * A digest of code, of the packages that it may import, and of Node, which brings a Unicode version: with the same digest, the same input
 * gives the same output. Needs no Git.
 * @throws if a file is missing
 */
export async function digestCode(roots: CodeRoots): Promise<string> {
	const { node, v8, icu, unicode } = process.versions;
	const hash = createHash('sha256').update(JSON.stringify({ node, v8, icu, unicode }));
	hash.update(await readFile(join(roots.root, 'package-lock.json')));
	const code = await readCode(roots);
	for (const [path, text] of [...code].sort(([one], [other]) => (one < other ? -1 : 1)))
		hash.update(JSON.stringify([relative(roots.root, path).split(sep).join('/'), text]));
	return hash.digest('base64url');
}
