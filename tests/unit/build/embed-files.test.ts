import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { buildEmbedFiles } from '../../../src/build/embed-files.ts';
import { testSite } from '../../support/site.ts';

const files = await buildEmbedFiles(await testSite({ config: { language: 'fr', accent: '#c00000' } }));
const findFile = (kind: string) => [...files.keys()].find((path) => path.startsWith(`_astro/embed-${kind}.`)) ?? '';
const measureBytes = (path: string) => brotliCompressSync(files.get(path) ?? '').length;

/** A script with all that it imports statically, directly or not. */
function listStaticImports(path: string): string[] {
	const imports = (files.get(path) ?? '').matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g);
	return [path, ...[...imports].flatMap(([, name = '']) => listStaticImports(`_astro/${name}`))];
}

test('embed.js is small, is one file, and knows the file to load on first use', () => {
	assert.ok(measureBytes('embed.js') <= 4_000, `${measureBytes('embed.js')} bytes`);
	assert.deepEqual(listStaticImports('embed.js'), ['embed.js']);
	assert.notEqual(findFile('panel'), '');
	assert.ok(files.get('embed.js')?.includes(findFile('panel')));
});

test('What the first focus loads stays within its budget, and imports nothing from embed.js', () => {
	const added = listStaticImports(findFile('panel'));
	const total = added.reduce((sum, path) => sum + measureBytes(path), 0);
	assert.ok(total > 5_000 && total <= 14_000, `${total} bytes: ${added}`);
	for (const path of files.keys())
		if (path !== 'embed.js') assert.ok(!listStaticImports(path).includes('embed.js'), path);
});

test('The texts and the accent colour of the help center are in the scripts', () => {
	assert.match(files.get('embed.js') ?? '', /`Recherche`/);
	assert.match(files.get('embed.js') ?? '', /#c00000/);
	assert.match(files.get(findFile('panel')) ?? '', /Aucun résultat/);
});
