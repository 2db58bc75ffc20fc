import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPageToMail } from '../../../src/model/mail-link.ts';

const PAGE = { title: 'Fees & “taxes”?', address: 'https://help.test/articles/fees/?a=b&c' };

function readFields(href: string): Record<string, string> {
	const { protocol, pathname, searchParams } = new URL(addPageToMail(href, PAGE));
	return { to: protocol + pathname, ...Object.fromEntries(searchParams) };
}

test('a mail link carries the title and address of the page, encoded', () => {
	assert.deepEqual(readFields('mailto:a@b.test'), {
		to: 'mailto:a@b.test',
		subject: PAGE.title,
		body: `\r\n\r\n${PAGE.title}\r\n${PAGE.address}`,
	});
	assert.match(addPageToMail('mailto:a@b.test', PAGE), /\?subject=Fees%20%26%20/);
});

test('a subject, body or other field of the owner stays', () => {
	assert.equal(readFields('mailto:a@b.test?subject=Help').subject, 'Help');
	assert.equal(readFields('mailto:a@b.test?cc=c@d.test&Body=Hi').subject, PAGE.title);
	assert.equal(addPageToMail('mailto:a@b.test?body=x&subject=y', PAGE), 'mailto:a@b.test?body=x&subject=y');
});

test('a link that is not a mail stays unchanged', () => {
	for (const href of ['tel:+12025550143', '/contact/', 'https://x.test/?to=mailto:a']) {
		assert.equal(addPageToMail(href, PAGE), href);
	}
});
