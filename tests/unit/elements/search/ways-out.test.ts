import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addQueryToLink } from '../../../../src/elements/search/ways-out.ts';

const HERE = 'https://help.test';

test('A query that found nothing is added to contact links', () => {
	assert.equal(addQueryToLink('mailto:a@b.test', 'two words', HERE), 'mailto:a@b.test?subject=two%20words');
	assert.equal(addQueryToLink('mailto:a@b.test?cc=c@d.test', 'x', HERE), 'mailto:a@b.test?cc=c@d.test&subject=x');
	assert.equal(addQueryToLink('/help/contact/', 'a & b', HERE), '/help/contact/?q=a+%26+b');
});

test('Links that already have a subject or query, or lead to another site, stay unchanged', () => {
	for (const href of [
		'mailto:a@b.test?subject=Hello',
		'tel:+12025550143',
		'https://elsewhere.test/contact',
		'/contact/?q=x',
	])
		assert.equal(addQueryToLink(href, 'words', HERE), href);
});
