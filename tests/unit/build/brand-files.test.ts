import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import sharp from 'sharp';
import { writeBrandFiles } from '../../../src/build/brand-files.ts';
import { projectRoot } from '../../../src/project-root.ts';
import { testSite } from '../../support/site.ts';

const readSample = (name: string) => readFile(join(projectRoot, 'sample', 'public', name));

async function newFolder(t: TestContext): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'help-center-brand-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

test('A site gets an icon with the initial of its name for each icon that its owner has not made', async (t) => {
	const out = await newFolder(t);
	await writeFile(join(out, 'icon-192.png'), 'mine');
	await writeBrandFiles(await testSite({ config: { accent: '#a00' } }), out);
	assert.deepEqual((await readdir(out)).sort(), [
		'apple-touch-icon.png',
		'favicon.svg',
		'icon-192.png',
		'icon-512.png',
	]);
	assert.equal(await readFile(join(out, 'icon-192.png'), 'utf8'), 'mine');
	const favicon = await readFile(join(out, 'favicon.svg'), 'utf8');
	assert.match(favicon, /^<svg [^<>]*><rect [^<>]*fill="#a[\da-f]{5}"\/><path fill="#ffffff" d="M[^<>]+"\/><\/svg>$/);
	assert.notDeepEqual(await readFile(join(out, 'icon-512.png')), await readSample('icon-512.png'));
	const { width, height, format } = await sharp(join(out, 'icon-512.png')).metadata();
	assert.deepEqual([width, height, format], [512, 512, 'png']);
});

test('A name that the font cannot draw gets an icon without a letter', async (t) => {
	const [one, other] = [await newFolder(t), await newFolder(t)];
	await writeBrandFiles(await testSite({ config: { name: 'ヘルプ' } }), one);
	await writeBrandFiles(await testSite({ config: { name: '帮助' } }), other);
	const icon = await readFile(join(one, 'favicon.svg'), 'utf8');
	assert.match(icon, /<path /);
	assert.equal(icon, await readFile(join(other, 'favicon.svg'), 'utf8'));
});

test('The site of the sample has the pictures of the sample, and keeps what its owner has', async (t) => {
	const out = await newFolder(t);
	await writeFile(join(out, 'favicon.svg'), 'mine');
	await writeBrandFiles(await testSite({ team: 'sample' }), out);
	assert.equal(await readFile(join(out, 'favicon.svg'), 'utf8'), 'mine');
	for (const name of ['logo.svg', 'share.png', 'icon-512.png'])
		assert.deepEqual(await readFile(join(out, name)), await readSample(name), name);
});
