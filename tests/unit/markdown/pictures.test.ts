import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyPictureData, findPictureTags, getPictureUrl, type Picture } from '../../../src/markdown/pictures.ts';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { renderContext } from '../../support/render-context.ts';

const html = (markdown: string) => renderMarkdown(markdown, 'Title', renderContext()).html;
const known = (picture: Picture) => new Map([['https://pics.test/a.png', picture]]);

test('a picture gets its size, so that the layout does not shift when it loads', () => {
	const made = applyPictureData(
		html('![A "day" & more](https://pics.test/a.png "t")'),
		known({ width: 720, height: 400 }),
	);
	assert.equal(
		made,
		'<p><img src="https://pics.test/a.png" alt="A &quot;day&quot; &amp; more" title="t" width="720" height="400" loading="lazy" decoding="async"></p>',
	);
});

test('the author’s width or height sets the scale, the picture its aspect ratio', () => {
	const sized = (written: string) =>
		applyPictureData(html(`<img src="https://pics.test/a.png" alt="" ${written}>`), known({ width: 720, height: 400 }));
	assert.match(sized('width="360"'), / width="360" height="200" /);
	assert.match(sized('height="40"'), / width="72" height="40" /);
	assert.match(sized('width="360" height="999"'), / width="360" height="200" /);
});

test('an unknown picture gets no size, and the size its author wrote stays', () => {
	const written = html(
		'![a](https://pics.test/b.png) <img src="https://pics.test/c.png" alt="" width="40" height="30">',
	);
	assert.equal(applyPictureData(written, known({ width: 1, height: 1 })), written);
	assert.match(written, /c\.png" alt="" width="40" height="30"/);
});

test('pictures and posters use their copies; code that shows a picture tag stays unchanged', () => {
	const markdown =
		'![a](https://pics.test/a.png) `<img src="https://pics.test/a.png">` <video src="https://help.test/f.mp4" poster="https://pics.test/a.png"></video>';
	const made = applyPictureData(html(markdown), known({ width: 2, height: 1, copy: '/pictures/1f.webp' }));
	assert.match(made, /<img src="\/pictures\/1f\.webp" alt="a" width="2" height="1"/);
	assert.match(made, /<video [^>]*poster="\/pictures\/1f\.webp"/);
	assert.deepEqual(findPictureTags(made).map(getPictureUrl), ['/pictures/1f.webp', '/pictures/1f.webp']);
	assert.match(made, /<code>&lt;img src="https:\/\/pics\.test\/a\.png"&gt;<\/code>/);
});
