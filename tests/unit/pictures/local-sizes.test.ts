import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import sharp from 'sharp';
import { createLocalPictureFinder } from '../../../src/pictures/local-sizes.ts';
import { measurePicture } from '../../../src/pictures/size.ts';

const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#888' } });
const drawing = (attributes: string) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}/>`);

async function startFolder(t: TestContext) {
	const folder = await mkdtemp(join(tmpdir(), 'help-center-pictures-'));
	t.after(() => rm(folder, { recursive: true }));
	await writeFile(join(folder, 'a b.png'), await blank(30, 20).png().toBuffer());
	return { folder, findPicture: createLocalPictureFinder([{ url: 'https://help.test/docs/', folder: join(folder) }]) };
}

test('files of the site are measured, but none outside of its folder', async (t) => {
	const { folder, findPicture } = await startFolder(t);
	assert.deepEqual(await findPicture('https://help.test/docs/a%20b.png?v=2#x'), { width: 30, height: 20 });
	for (const url of [
		'https://help.test/docs/missing.png',
		'https://help.test/a%20b.png',
		'https://elsewhere.test/docs/a%20b.png',
		'https://help.test/docs/..%2Fa%20b.png',
		`https://help.test/docs/%2e%2e/${folder.split('/').at(-1)}/a%20b.png`,
		`https://help.test/docs/x/..%5c..%2fa%20b.png`,
		'https://help.test/docs/%E0%A4%A',
	]) {
		assert.equal(await findPicture(url), undefined, url);
	}
});

test('a data: URL is measured', async (t) => {
	const { findPicture } = await startFolder(t);
	const bytes = await blank(7, 5).webp().toBuffer();
	assert.deepEqual(await findPicture(`data:image/webp;base64,${bytes.toString('base64')}`), { width: 7, height: 5 });
	assert.equal(await findPicture('data:image/png;base64,AAAA'), undefined);
});

test('the size is the one a browser shows, after EXIF rotation', async () => {
	assert.deepEqual(await measurePicture(await blank(40, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer()), {
		width: 30,
		height: 40,
	});
});

test('the size of an SVG comes from its width and height in any unit, or from its view box; without either it is unknown', async () => {
	const sizes: [string, { width: number; height: number } | undefined][] = [
		['width="721" height="400" viewBox="0 0 10 20"', { width: 721, height: 400 }],
		['width="1in" height="36pt"', { width: 96, height: 48 }],
		['viewBox="0 0 24 13"', { width: 24, height: 13 }],
		['width="100%" viewBox="0 0 24 12"', { width: 24, height: 12 }],
		['', undefined],
	];
	for (const [attributes, size] of sizes) assert.deepEqual(await measurePicture(drawing(attributes)), size, attributes);
});
