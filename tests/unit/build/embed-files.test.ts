import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { buildEmbedFiles } from '../../../src/build/embed-files.ts';
import { testSite } from '../../support/site.ts';

const files = await buildEmbedFiles(await testSite({ config: { language: 'fr', accent: '#c00000' } }));
const nameOf = (kind: string) => [...files.keys()].find((path) => path.startsWith(`_astro/embed-${kind}.`)) ?? '';
const bytes = (path: string) => brotliCompressSync(files.get(path) ?? '').length;

/** What a script loads at once, with what that loads at once. */
function withImports(path: string): string[] {
	const imports = (files.get(path) ?? '').matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g);
	return [path, ...[...imports].flatMap(([, name = '']) => withImports(`_astro/${name}`))];
}

test('embed.js is light, is one file, and knows what to load later', () => {
	assert.ok(bytes('embed.js') <= 4_000, `${bytes('embed.js')} bytes`);
	assert.deepEqual(withImports('embed.js'), ['embed.js']);
	assert.notEqual(nameOf('panel'), '');
	assert.ok(files.get('embed.js')?.includes(nameOf('panel')));
});

test('What first focus adds stays within its budget, and shares nothing with embed.js', () => {
	const added = withImports(nameOf('panel'));
	const sum = added.reduce((total, path) => total + bytes(path), 0);
	assert.ok(sum > 5_000 && sum <= 14_000, `${sum} bytes: ${added}`);
	for (const path of files.keys()) if (path !== 'embed.js') assert.ok(!withImports(path).includes('embed.js'), path);
});

test('The words and the colour of the help center come with it', () => {
	assert.match(files.get('embed.js') ?? '', /`Recherche`/);
	assert.match(files.get('embed.js') ?? '', /#c00000/);
	assert.match(files.get(nameOf('panel')) ?? '', /Aucun résultat/);
});
