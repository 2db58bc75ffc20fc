import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNearestName } from '../../../src/model/nearest-name.ts';

const NAMES = ['name', 'tagline', 'logo', 'accent', 'SITE_URL', 'articleOrder', 'views', 'src'];

test('A typing error finds the name that was meant', () => {
	for (const [typed, meant] of [
		['nmae', 'name'],
		['tag-line', 'tagline'],
		['acent', 'accent'],
		['site_url', 'SITE_URL'],
		['SITEURL', 'SITE_URL'],
		['article', 'articleOrder'],
		['logos', 'logo'],
		['view', 'views'],
	] as const)
		assert.equal(findNearestName(typed, NAMES), meant, typed);
});

test('A word that is like none of the names finds nothing', () => {
	for (const typed of ['', 'x', 'background', 'sitemap', 'a'.repeat(10_000)])
		assert.equal(findNearestName(typed, NAMES), undefined, typed.slice(0, 20));
});
