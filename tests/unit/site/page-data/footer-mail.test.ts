import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFooterMail, fillFooterMail } from '../../../../src/site/page-data/footer-mail.ts';
import { createPageFrame } from '../../../../src/site/page-data/page-frame.ts';
import { testSite } from '../../../support/site.ts';

async function fill(heading: string, path: string, changes = {}) {
	const frame = createPageFrame(await testSite(changes), { heading, path, description: '' });
	const html = fillFooterMail(`<a href="${createFooterMail('mailto:a@b.test')}">`, frame);
	return new URL(html.slice(9, -2)).searchParams;
}

test('the footer that all pages share names in each page that page', async () => {
	const fields = await fill('Say “$&” & <b>"it\'s"', '/h/articles/a/', { base: '/h/' });
	assert.equal(fields.get('subject'), 'Say “$&” & <b>"it\'s"');
	assert.match(fields.get('body') ?? '', /\r\nhttps:\/\/help\.test\/h\/articles\/a\/$/);
});

test('without SITE_URL the address is the path', async () => {
	const fields = await fill('A', '/articles/a/', { siteUrl: undefined });
	assert.match(fields.get('body') ?? '', /\r\n\/articles\/a\/$/);
});
