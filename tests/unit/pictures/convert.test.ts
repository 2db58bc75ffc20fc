import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { convertPicture } from '../../../src/pictures/convert.ts';
import { sanitizeSvg } from '../../../src/pictures/safe-svg.ts';
import { projectRoot } from '../../../src/project-root.ts';
import { assertLinearTime } from '../../support/growth.ts';

const blank = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: '#3657d9' } });
const svg = (inside: string, attributes = 'viewBox="0 0 40 20"') =>
	`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;

/** A small picture whose header claims a large size. */
async function createPngClaiming(width: number, height: number): Promise<Buffer> {
	const png = await blank(8, 8).png().toBuffer();
	png.writeUInt32BE(width, 16);
	png.writeUInt32BE(height, 20);
	png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
	return png;
}

test('an animated GIF stays animated', async () => {
	const frames = await Promise.all(
		['#f00', '#0f0', '#00f'].map((background) =>
			sharp({ create: { width: 60, height: 40, channels: 3, background } })
				.png()
				.toBuffer(),
		),
	);
	const gif = await sharp(frames, { join: { animated: true } })
		.gif({ delay: [100, 200, 300], loop: 0 })
		.toBuffer();
	const copy = await convertPicture(gif);
	const { format, pages, delay } = await sharp(copy.bytes, { animated: true }).metadata();
	assert.deepEqual([copy.width, copy.height, format, pages, delay], [60, 40, 'webp', 3, [100, 200, 300]]);
});

test('an animated PNG stays unchanged, because libvips would lose its animation', async () => {
	const png = await blank(8, 8).png().toBuffer();
	const moving = Buffer.concat([
		png.subarray(0, 33),
		Buffer.from('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\xf3\x8d\x93\x70', 'latin1'),
		png.subarray(33),
	]);
	const copy = await convertPicture(moving);
	assert.equal(copy.kind, 'png');
	assert.deepEqual(copy.bytes, moving);
});

test('a photograph is rotated upright and loses its location', async () => {
	const taken = await blank(400, 300)
		.withExif({ IFD3: { GPSLatitudeRef: 'N' } })
		.withMetadata({ orientation: 6 })
		.jpeg()
		.toBuffer();
	const copy = await convertPicture(taken);
	assert.deepEqual([copy.kind, copy.width, copy.height], ['webp', 300, 400]);
	const { exif, orientation } = await sharp(copy.bytes).metadata();
	assert.deepEqual([exif, orientation], [undefined, undefined]);
});

test('what is not a picture, or too large, is rejected with the reason', async () => {
	await assert.rejects(convertPicture(Buffer.from('GIF89a and nothing')), {
		message: /^not a picture that can be read|^a picture that/,
	});
	await assert.rejects(convertPicture(await createPngClaiming(9_000, 9_000)), { message: 'it has 81 million pixels' });
	await assert.rejects(convertPicture(Buffer.from(svg('', ''))), {
		message: 'an SVG without a size',
	});
});

test('an SVG stays an SVG, and loses what could run code, load or link', async () => {
	const { kind, width, height, bytes } = await convertPicture(
		Buffer.from(
			`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]>${svg(
				`<script>alert(1)</script><SCRIPT>alert(2)</SCRIPT><s:script xmlns:s="http://www.w3.org/2000/svg">alert(3)</s:script>
				<style><![CDATA[@import url(https://evil.test/a.css); a > b { fill: red; stroke: url( "https://evil.test/s") } </style><script>alert(4)</script>]]></style>
				<style>a > b { fill: url(#paint) } @media print { b { fill: red } }</style>
				<a href="javascript:alert(5)"><text onclick="alert(6)">A &lt;b&gt; &x; é</text></a>
				<image href="https://evil.test/track.png"/><image xlink:href="data:image/png;base64,AAAA"/><image href="data:image/svg+xml;base64,AAAA"/>
				<use href="https://evil.test/x.svg#a"/><use xlink:href="#paint"/><iframe src="https://evil.test"/>
				<set attributeName="href" to="javascript:alert(7)"/><animate attributeName="opacity" values="0;1"/>
				<linearGradient id="paint" gradientTransform="rotate(5)"><stop offset="0"/></linearGradient>`,
				'viewBox="0 0 40 20" onload="alert(8)"',
			)}`,
		),
	);
	const text = bytes.toString();
	assert.deepEqual([kind, width, height], ['svg', 40, 20]);
	assert.doesNotMatch(
		text,
		/<script|<s:|<iframe|<a[ >]|javascript:|\son\w+=|<!|url\(\s*"?https|@import|href="https|svg\+xml/i,
	);
	for (const kept of [
		'fill: url(#paint)',
		'href="data:image/png;base64,AAAA"',
		'xlink:href="#paint"',
		'A &lt;b&gt;',
		'é',
		'<linearGradient id="paint" gradientTransform="rotate(5)">',
		'attributeName="opacity"',
	]) {
		assert.ok(text.includes(kept), `${kept} in ${text}`);
	}
	assert.equal(sanitizeSvg(text), text, 'sanitising again changes nothing');
});

test('a harmless SVG looks the same afterwards', async () => {
	const folder = join(projectRoot, 'sample', 'images');
	const names = (await readdir(folder)).filter((name) => name.endsWith('.svg'));
	assert.ok(names.length > 5);
	for (const name of names) {
		const drawing = await readFile(join(folder, name));
		const [before, after] = await Promise.all(
			[drawing, Buffer.from(sanitizeSvg(drawing.toString()))].map((bytes) => sharp(bytes).raw().toBuffer()),
		);
		assert.ok(before && after?.equals(before), name);
	}
});

test('an SVG whose text is HTML is rejected', () => {
	const html = '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>';
	assert.throws(() => sanitizeSvg(svg(html)), { message: 'an SVG with HTML in it' });
	const other = sanitizeSvg(svg(`<switch>${html}<text>x</text></switch>`));
	assert.doesNotMatch(other, /foreignObject|<p/);
	assert.match(other, /<text>x<\/text>/);
});

test('sanitising any SVG takes linear time', () => {
	for (const piece of ['<![CDATA[', 'url(', 'url(  ', '<g>', '@import ', '<svg ', '&amp;']) {
		const draw = (size: number) => {
			try {
				sanitizeSvg(svg(`<style>${piece.repeat(size / piece.length)}</style>`));
			} catch {
				// Rejecting it is fine, too.
			}
		};
		assertLinearTime(25_000, draw, piece);
	}
});
