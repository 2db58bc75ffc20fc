import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import sharp from 'sharp';
import { SettingsError } from '../../../src/model/user-errors.ts';
import { projectRoot } from '../../../src/project-root.ts';
import { renderCardSvg } from '../../../src/share-images/card.ts';
import { createShareImages } from '../../../src/share-images/create-share-images.ts';
import { drawCard } from '../../../src/share-images/draw.ts';
import { canDraw } from '../../../src/share-images/glyphs.ts';
import { createImageCache } from '../../../src/share-images/image-cache.ts';
import { createUrls } from '../../../src/site/addresses/urls.ts';
import { type HelpCenterOptions, readConfig } from '../../../src/site/config.ts';

const card = { title: 'Reset a password', below: 'Account', name: 'Acme Help', accent: '#0f766e', logoWidth: 0 };
const urls = createUrls('/help/', new URL('https://help.test'));
const page = { path: '/help/articles/a/', heading: 'Reset a password', topic: 'Account' };

function sharing(
	config: Partial<HelpCenterOptions> = {},
	publicFolders: string[] = [join(projectRoot, 'sample', 'public')],
) {
	return createShareImages(readConfig({ name: 'Acme Help', shareImages: true, ...config }), urls, publicFolders);
}

async function newFolder(t: TestContext): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'help-center-share-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

/** For each row of an image, the share of dark pixels. */
async function measureInk(image: Uint8Array): Promise<number[]> {
	const { data, info } = await sharp(image).greyscale().raw().toBuffer({ resolveWithObject: true });
	const rows = Array.from({ length: info.height }, (_, y) => data.subarray(y * info.width, (y + 1) * info.width));
	return rows.map((row) => row.filter((level) => level < 128).length / info.width);
}

test('Latin, Greek, Cyrillic and Vietnamese can be drawn; other scripts and emoji can’t', () => {
	for (const text of [
		'Größe & Maß: “10 €”',
		'Επαναφορά κωδικού',
		'Восстановить ёж',
		'Đặt lại mật khẩu',
		'e\u0301',
		'a\u00adb\u200d',
	]) {
		assert.equal(canDraw(text), true, text);
	}
	for (const text of ['パスワード', '重置密码', 'مرحبا', 'שלום', 'Hello 🙂', 'ж\u0301', 'हिन्दी'])
		assert.equal(canDraw(text), false, text);
});

test('An image consists of shapes and numbers only, for any text', () => {
	for (const title of [
		'<script>alert(1)</script>',
		'"/><image href="file:///etc/passwd"/>',
		'x'.repeat(300),
		'&amp; ]]>',
	]) {
		const svg = renderCardSvg({ ...card, title, below: title, name: title });
		assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
		assert.match(svg, /^<svg [^<>]*>(?:<(?:rect|path)(?: [a-z-]+="[\w#., -]*")*\/>)+<\/svg>$/);
	}
});

test('An image is 1200 × 630 with text of any length, and a small file', async () => {
	for (const title of [
		'FAQ',
		'Datenschutzgrundverordnungskonformitätserklärung',
		'Как восстановить пароль '.repeat(20),
	]) {
		const picture = await drawCard({ ...card, title }, undefined);
		const { width, height, format } = await sharp(picture).metadata();
		assert.deepEqual([width, height, format], [1200, 630, 'png']);
		assert.ok(picture.byteLength < 60_000, `${picture.byteLength} bytes`);
		const ink = await measureInk(picture);
		assert.ok(Math.max(...ink.slice(180, 480)) > 0.02, 'a title');
		assert.equal(Math.max(...ink.slice(0, 70)), 0, 'nothing above it');
		assert.equal(Math.max(...ink.slice(570, 610)), 0, 'nothing below it');
	}
});

test('The path of an image changes with its text and design, and with nothing else', async () => {
	const { getImage } = await sharing();
	const { path, alt, width, height } = getImage(page);
	assert.match(path, /^\/help\/share\/articles\/a-[0-9a-f]{12}\.png$/);
	assert.deepEqual([alt, width, height], ['Reset a password', 1200, 630]);
	assert.equal((await sharing({ popular: 3 })).getImage(page).path, path);
	for (const other of [{ name: 'Other' }, { accent: '#a00' }, { logo: { src: '/logo.svg', width: 1, height: 1 } }]) {
		assert.notEqual((await sharing(other)).getImage(page).path, path, JSON.stringify(other));
	}
	assert.notEqual(getImage({ ...page, heading: 'Reset it' }).path, path);
	assert.notEqual(getImage({ ...page, categoryName: 'Other' }).path, path);
});

test('Pages without their own image, and titles that can’t be drawn, use the site’s image', async () => {
	const shareImages = await sharing();
	const site = shareImages.getImage({ path: '/help/', heading: 'Acme Help' });
	assert.match(site.path, /^\/help\/share\/site-[0-9a-f]{12}\.png$/);
	for (const other of [
		{ ...page, heading: 'パスワード' },
		{ ...page, categoryName: '🙂' },
		{ path: '/help/search/', heading: 'Search' },
	]) {
		assert.deepEqual(shareImages.getImage(other), site);
	}
	assert.ok((await shareImages.drawImage(page))?.byteLength);

	const named = await sharing({ shareImages: { site: '/icon-512.png' } });
	assert.deepEqual(named.getImage({ ...page, heading: 'パスワード' }), {
		path: '/help/icon-512.png',
		width: 512,
		height: 512,
	});
	assert.equal(await named.drawImage({ ...page, heading: 'パスワード' }), undefined);
	assert.match(named.getImage(page).path, /articles\/a-/);
	const elsewhere = await sharing({ shareImages: { site: 'https://cdn.test/x.png' } });
	assert.deepEqual(elsewhere.getImage({ path: '/help/', heading: 'x' }), { path: 'https://cdn.test/x.png' });
	assert.match((await sharing({ name: 'ヘルプ' })).getImage(page).path, /^\/help\/share\.png$/);
	const bare = await sharing({ name: 'ヘルプ' }, []);
	assert.match(
		bare.getImage(page).path,
		/^\/help\/share\/site-/,
		'without a picture of the owner’s one is drawn without text',
	);
	assert.ok((await bare.drawImage(page))?.byteLength);
	await assert.rejects(sharing({ shareImages: { site: '/missing.png' } }), SettingsError);
});

test('An image is drawn once, for concurrent and later calls; unused images are removed', async (t) => {
	const folder = join(await newFolder(t), 'share');
	const cache = createImageCache(folder);
	const draw = async () => new Uint8Array([1, 2, 3]);
	await Promise.all([cache.get('a.png', draw), cache.get('a.png', draw), cache.get('b.png', draw)]);
	assert.equal(cache.countDrawn(), 2);
	const later = createImageCache(folder);
	assert.deepEqual([...(await later.get('a.png', draw))], [1, 2, 3]);
	assert.equal(later.countDrawn(), 0);
	await later.removeUnused(new Set(['a.png']));
	assert.deepEqual(await readdir(folder), ['a.png']);
	await createImageCache(join(folder, 'nowhere')).removeUnused(new Set());
});

test('Drawing that failed is tried again', async (t) => {
	const cache = createImageCache(await newFolder(t));
	const broken = cache.get('a.png', async () => Promise.reject(new Error('no memory')));
	await assert.rejects(broken, /no memory/);
	assert.equal((await cache.get('a.png', async () => new Uint8Array([1]))).byteLength, 1);
});
