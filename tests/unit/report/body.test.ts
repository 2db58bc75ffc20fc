import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { hasId, listPictures } from '../../../src/report/body.ts';
import { renderContext } from '../../support/render-context.ts';

const html = (markdown: string) => renderMarkdown(markdown, 'A title', renderContext()).html;

test('pictures are listed with URL and alternative text, whatever their attributes contain', () => {
	assert.deepEqual(listPictures(html('![a "b" <c>](https://x.test/?a=1&b=2 "title alt= src=")')), [
		{ src: 'https://x.test/?a=1&b=2', alt: 'a "b" <c>' },
	]);
	assert.deepEqual(listPictures(html('<img title="x alt=" src="https://x.test/a.png">')), [
		{ src: 'https://x.test/a.png', alt: '' },
	]);
});

test('the poster of a video is a picture that needs no alternative text', () => {
	const film = '<video src="https://cstar.help/a.mp4" poster="https://cstar.help/a.png"></video>';
	assert.deepEqual(listPictures(html(film)), [{ src: 'https://cstar.help/a.png', alt: undefined }]);
});

test('ids are those of elements, not text or code that looks like one', () => {
	const page = html(
		'## One\n\nSet id="two" or `<p id="three">`, or id="user-six".\n\n```html\n<p id="four">\n```\n\n<p id="five">x</p>\n\n<p id="six">',
	);
	const asked = ['one', 'two', 'three', 'four', 'five', 'user-five', 'user-six', 'On'];
	assert.deepEqual(
		asked.filter((id) => hasId(page, id)),
		['one', 'user-five', 'user-six'],
	);
});
