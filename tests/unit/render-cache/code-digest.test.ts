import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { projectRoot } from '../../../src/project-root.ts';
import { digestCode, listCode } from '../../../src/render-cache/code-digest.ts';
import { RENDERING_CODE } from '../../../src/render-cache/rendering-code.ts';
import { type ImportGraph, readImports } from '../../support/imports.ts';

/** Creates a small project in a folder of its own: `change` replaces a file of it. */
async function createProject(t: TestContext) {
	const root = await mkdtemp(join(tmpdir(), 'help-center-code-'));
	t.after(() => rm(root, { recursive: true }));
	const change = async (path: string, text: string) => {
		await mkdir(join(root, path, '..'), { recursive: true });
		await writeFile(join(root, path), text);
	};
	await change('package-lock.json', '{}');
	await change('src/a/one.ts', "import { two } from './two.ts';\nimport x from 'other';");
	await change('src/a/two.ts', "export const three = () => import('../b/three.ts');");
	await change('src/b/three.ts', "export type { Four } from '../b/four.ts';");
	await change('src/b/four.ts', "import { three } from './three.ts';");
	await change('src/b/unused.ts', '1');
	return { root, change, roots: { root, starts: ['src/a'] } };
}

test('code is read with all that it imports, also in circles', async (t) => {
	const { roots } = await createProject(t);
	assert.deepEqual(await listCode(roots), ['src/a/one.ts', 'src/a/two.ts', 'src/b/four.ts', 'src/b/three.ts']);
	assert.deepEqual(await listCode({ ...roots, starts: ['src/b/four.ts'] }), ['src/b/four.ts', 'src/b/three.ts']);
});

test('the digest changes with each file of the code and with the packages, and with nothing else', async (t) => {
	const { change, roots } = await createProject(t);
	const digests = [await digestCode(roots)];
	for (const path of ['src/a/one.ts', 'src/b/four.ts', 'package-lock.json']) {
		await change(path, '// Changed.');
		digests.push(await digestCode(roots));
	}
	await change('src/a/new.ts', '');
	digests.push(await digestCode(roots));
	assert.equal(new Set(digests).size, digests.length);
	await change('src/b/unused.ts', '2');
	assert.equal(await digestCode(roots), digests.at(-1));
});

test('a copy of the project in another folder has the same digest', async (t) => {
	const { root, roots } = await createProject(t);
	const copy = await mkdtemp(join(tmpdir(), 'help-center-code-'));
	t.after(() => rm(copy, { recursive: true }));
	await cp(root, copy, { recursive: true });
	assert.equal(await digestCode({ ...roots, root: copy }), await digestCode(roots));
});

test('a missing file is an error', async (t) => {
	const { root, change, roots } = await createProject(t);
	await change('src/a/one.ts', "import './missing.ts'");
	await assert.rejects(digestCode(roots), /missing\.ts/);
	await assert.rejects(digestCode({ root: join(root, 'src'), starts: [] }), /package-lock\.json/);
});

test('the code that renders is all of src/markdown, what reads its articles, and all that these import', async () => {
	const graph = await readImports(['src']);
	const expected = new Set<string>();
	const visit = (file: string) => {
		if (expected.has(file)) return;
		expected.add(file);
		for (const imported of graph.get(file) ?? []) visit(imported);
	};
	for (const file of listBelow(graph, 'src/markdown/')) visit(file);
	visit('src/site/read-article.ts');
	visit('src/render-cache/entry.ts');
	assert.deepEqual(await listCode({ root: projectRoot, starts: RENDERING_CODE }), [...expected].sort());
	assert.ok(expected.has('src/markdown/worker.ts') && expected.has('src/site/language/latin-language.ts'));
	// Owners change it: then no article shall be rendered again.
	assert.ok(!expected.has('src/help-center.config.ts'));
});

function listBelow(graph: ImportGraph, folder: string): string[] {
	return [...graph.keys()].filter((file) => file.startsWith(folder));
}
