import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSpeculationRules } from '../../../../../src/site/page-data/head/speculation-rules.ts';

const isPrerendered = (base: string, href: string) => {
	const page = `https://help.test${base}articles/here/`;
	const [{ where }] = JSON.parse(createSpeculationRules({ base })).prerender;
	return where.href_matches.some((pattern: string) => new URLPattern(pattern, page).test(href, page));
};

for (const base of ['/', '/help/']) {
	test(`Below ${base} the home page, articles, categories and tags are prerendered, and nothing else`, () => {
		for (const path of ['', 'articles/a-b/', 'articles/%E3%81%82/#part', 'categories/other/', 'tags/a/'])
			assert.equal(isPrerendered(base, base + path), true, path);
		for (const path of [
			'search/',
			'search/?q=a',
			'search/panel/',
			'articles/a.md',
			'articles/a.json',
			'feed.xml',
			'download.zip',
		])
			assert.equal(isPrerendered(base, base + path), false, path);
		for (const href of [`https://other.test${base}articles/a/`, '/shop/articles/a/', 'mailto:a@b.test'])
			assert.equal(isPrerendered(base, href), false, href);
	});
}
