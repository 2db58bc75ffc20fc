import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { convertPicture } from '../../../src/pictures/convert.ts';
import { createLocalPictureFinder } from '../../../src/pictures/local-sizes.ts';
import { detectPictureKind } from '../../../src/pictures/picture-kind.ts';
import { isSelfContainedCss } from '../../../src/pictures/safe-css.ts';
import { sanitizeSvg } from '../../../src/pictures/safe-svg.ts';
import { measurePicture } from '../../../src/pictures/size.ts';
import { measureSvg } from '../../../src/pictures/svg-size.ts';
import { assertLinearTime } from '../../support/growth.ts';

const svg = (inside: string, attributes = 'width="9" height="9"') =>
	`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;

/** A drawing of a few bytes that takes seconds and gigabytes to draw. */
const BOMB = svg(
	`<filter id="f"><feTurbulence baseFrequency="0.9" numOctaves="90"/></filter>${'<rect width="100%" height="100%" filter="url(#f)"/>'.repeat(90)}`,
	'width="9000" height="9000"',
);

/** A PNG with a header that claims this size, and little behind it. */
function claimSize(width: number, height: number): Buffer {
	const chunk = (type: string, data: Buffer) => {
		const length = Buffer.alloc(4);
		length.writeUInt32BE(data.length);
		return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
	};
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2, 0, 0, 0], 8);
	const start = Buffer.from('89504e470d0a1a0a', 'hex');
	return Buffer.concat([
		start,
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(Buffer.alloc(100))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

test('bytes that are no picture of the web never reach a decoder, whatever their name says', async () => {
	const others = {
		'compressed drawing': gzipSync(BOMB),
		'compressed twice': gzipSync(gzipSync(BOMB)),
		TIFF: Buffer.from('49492a0008000000', 'hex'),
		PDF: Buffer.from('%PDF-1.7\n'),
		PostScript: Buffer.from('%!PS-Adobe-3.0\n'),
		HEIC: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'),
		'JPEG 2000': Buffer.from('0000000c6a5020200d0a870a', 'hex'),
		'PPM image': Buffer.from('P6 9 9 255\n'),
		'CSV of numbers': Buffer.from('1,2,3\n4,5,6\n'),
		BMP: Buffer.from('BM\0\0\0\0'),
		nothing: Buffer.alloc(0),
	};
	const findPicture = createLocalPictureFinder([]);
	for (const [name, bytes] of Object.entries(others)) {
		assert.equal(detectPictureKind(bytes), undefined, name);
		assert.equal(await measurePicture(bytes), undefined, name);
		assert.equal(await findPicture(`data:image/png;base64,${bytes.toString('base64')}`), undefined, name);
		await assert.rejects(convertPicture(bytes), { name: 'NoPicture' }, name);
	}
});

test('a drawing is measured by its root element and never drawn, so that its size costs no time', async () => {
	const before = process.cpuUsage();
	assert.deepEqual(await measurePicture(Buffer.from(BOMB)), { width: 9_000, height: 9_000 });
	assert.deepEqual(await createLocalPictureFinder([])(`data:image/png;base64,${btoa(BOMB)}`), {
		width: 9_000,
		height: 9_000,
	});
	assert.deepEqual((await convertPicture(Buffer.from(BOMB))).kind, 'svg');
	const { user, system } = process.cpuUsage(before);
	assert.ok(user + system < 500_000, `${(user + system) / 1_000} ms of CPU time`);
});

test('sizes of a drawing that make no sense are unknown', () => {
	for (const attributes of [
		'width="1e9" height="9"',
		'width="-1" height="9"',
		'width="NaN" height="9"',
		'viewBox="0 0 1 0"',
		'viewBox="0 0 1e9 1"',
		'width="9',
		'width="9" height="9" x=<y',
	])
		assert.equal(measureSvg(svg('', attributes)), undefined, attributes);
});

test('a picture that claims too many pixels is not converted', async () => {
	await assert.rejects(convertPicture(claimSize(50_000, 50_000)), {
		message: /million pixels|can’t be read|can be read/,
	});
});

test('a drawing in which anything would load from elsewhere has no styles', () => {
	const styles = [
		'@im@importx;port "https://canary.example/nested.css";',
		'@import url(https://canary.example/a.css);',
		'@IMPORT "https://canary.example/a.css";',
		'@im/**/port "https://canary.example/a.css";',
		'@\\69mport "https://canary.example/a.css";',
		'a { fill: u\\72l(https://canary.example/a) }',
		'a { fill: url(https://canary.example/a) }',
		'a { fill: url("//canary.example/a") }',
		'a { fill: url(/a) }',
		'a { background: image-set("https://canary.example/a" 1x) }',
		'a { background: -webkit-image-set(url(https://canary.example/a) 1x) }',
		'a { background: src("https://canary.example/a") }',
		'a { background: cross-fade(url(https://canary.example/a), red) }',
		'@font-face { font-family: a; src: url(https://canary.example/a) }',
		'@namespace url(https://canary.example/a);',
		'a { fill: red } /* open',
	];
	for (const style of styles) {
		const safe = sanitizeSvg(
			svg(`<style>${style}</style><rect style="${style.replaceAll('"', "'")}" fill="${style.replaceAll('"', "'")}"/>`),
		);
		assert.doesNotMatch(safe, /canary|import|url\(|fill:/i, style);
	}
});

test('an element that is named like our placeholder is no style', () => {
	for (const name of ['drawing-style', 'style-0', 'STYLE'])
		assert.doesNotMatch(
			sanitizeSvg(svg(`<${name}>@import url(https://canary.example/alias.css);</${name}><rect/>`)),
			/<style>[^<]*canary|<drawing-style/i,
		);
});

test('styles that load nothing stay', () => {
	for (const style of [
		'a > b { fill: url(#paint) }',
		'@media (prefers-color-scheme: dark) { a { fill: #fff } }',
		'@keyframes x { to { opacity: 0 } }',
		'/* note */ a { fill: url(data:image/png;base64,AAAA) }',
	])
		assert.equal(isSelfContainedCss(style), true, style);
});

test('a drawing whose parts repeat each other level by level is rejected', () => {
	const level = (at: number) => `<g id="l${at}">${`<use href="#l${at - 1}"/>`.repeat(9)}</g>`;
	const bomb = svg(
		`<rect id="l0" width="1" height="1"/>${Array.from({ length: 9 }, (_, at) => level(at + 1)).join('')}`,
	);
	assert.throws(() => sanitizeSvg(bomb), { message: 'an SVG whose parts repeat each other' });
	assert.match(sanitizeSvg(svg(`<path id="a" d="M0 0"/>${'<use href="#a"/>'.repeat(50)}`)), /<use/);
});

test('the time to check a drawing and its styles grows with their length only', () => {
	for (const piece of ['/*', '@a ', 'url(', 'url( ', '\\', '<use ', '<g id="a">', '<svg a="', 'image-set(', '/* */'])
		assertLinearTime(
			4_000,
			(size) => {
				isSelfContainedCss(piece.repeat(size));
				measureSvg(`<svg ${piece.repeat(size)}`);
				try {
					sanitizeSvg(svg(piece.repeat(size)));
				} catch {
					// Rejecting it is fine, too.
				}
			},
			piece,
		);
});

test('a style sheet is judged as a whole, however its letters are written', () => {
	const out = 'https://canary.example/x';
	for (const css of [
		`rect{fill:&#117;rl(${out})}`,
		`rect{fill:url&#40;${out})}`,
		`rect{background:image&#45;set("${out}" 1x)}`,
		`@im&#112;ort "${out}";`,
		`@im<![CDATA[port "${out}";]]>`,
		`rect{a:"/*";fill:url(${out});b:"*/"}`,
		`rect{fill:url(#/*);stroke:url(${out})/**/}`,
		`rect{fill:url("#)/*");stroke:url(${out});b:"*/"}`,
	]) {
		assert.doesNotMatch(sanitizeSvg(`<svg width="9" height="9"><style>${css}</style></svg>`), /canary/, css);
		if (!css.includes('<') && !css.includes('"'))
			assert.doesNotMatch(
				sanitizeSvg(`<svg width="9" height="9"><rect style="${css.slice(5, -1)}"/></svg>`),
				/canary/,
				css,
			);
	}
	assert.doesNotMatch(
		sanitizeSvg(`<svg width="9" height="9"><rect style='a:"/*";fill:url(${out});b:"*/"'/></svg>`),
		/canary/,
	);
	assert.throws(() => sanitizeSvg('<svg width="9" height="9"><style>a<g/>b</style></svg>'), {
		message: 'an SVG that can’t be read',
	});
	const honest = '/* by "hand" */.a{fill:url(#g);font-family:"A"}';
	assert.match(sanitizeSvg(`<svg width="9" height="9"><style>${honest}</style></svg>`), /fill:url\(#g\)/);
});

test('the depth of a drawing is counted behind quoted signs too', () => {
	const deep = `${'<g a="/>">'.repeat(300)}${'</g>'.repeat(300)}`;
	for (const hidden of [
		'',
		"<!-- <g ' -->",
		"<g></g '>",
		"<?a <g ' ?>",
		'<desc><![CDATA[<g "]]></desc>',
		'<desc>it\'s "</desc>',
	]) {
		const drawing = `<svg width="9" height="9">${hidden}${deep}${hidden}</svg>`;
		assert.throws(() => sanitizeSvg(drawing), { message: /nested too deep/ }, hidden);
	}
	for (const piece of ['<g a="', '<g a="x" ', '<!--', '<?', '</', '<', '<g'])
		assertLinearTime(
			12_000,
			(size) => {
				try {
					sanitizeSvg(`<svg width="9" height="9">${piece.repeat(size / piece.length)}</svg>`);
				} catch {
					// Rejecting it is fine, too.
				}
			},
			piece,
		);
	for (const piece of ['/*', '"', "'", 'url(', 'url(a', '"\n', '/**/'])
		assertLinearTime(40_000, (size) => isSelfContainedCss(`/**/${piece.repeat(size / piece.length)}`), piece);
});

test('the texts of a PNG may unpack to gigabytes, and are never unpacked', async () => {
	const chunk = (type: string, data: Buffer) => {
		const bytes = Buffer.alloc(12 + data.length);
		bytes.writeUInt32BE(data.length, 0);
		bytes.write(type, 4, 'latin1');
		data.copy(bytes, 8);
		bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
		return bytes;
	};
	const packed = deflateSync(Buffer.alloc(20_000_000), { level: 9 });
	const texts = Array.from({ length: 60 }, (_, n) =>
		chunk('zTXt', Buffer.concat([Buffer.from(`k${n}\0\0`, 'latin1'), packed])),
	);
	const png = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#456' } })
		.png()
		.toBuffer();
	const bomb = Buffer.concat([png.subarray(0, 33), ...texts, png.subarray(33)]);
	await measurePicture(png);
	const before = process.cpuUsage();
	assert.deepEqual(await measurePicture(bomb), { width: 8, height: 6 });
	assert.equal((await convertPicture(bomb)).width, 8);
	const { user, system } = process.cpuUsage(before);
	assert.ok(user + system < 500_000, `${(user + system) / 1_000} ms`);
});
