import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildSite } from '../../../src/build/build-site.ts';
import { readSettings } from '../../../src/settings.ts';
import type { Site } from '../../../src/site/site.ts';
import { startBuiltSite } from '../../support/built-site.ts';
import { articles, category } from '../../support/sample.ts';

test('A failed build keeps the previous site, and leaves no temporary files', async () => {
	const content = { categories: [category('basics')], articles: articles(3, () => ({ category: 'basics' })) };
	const built = await startBuiltSite({ content });
	try {
		const { site, folder } = built;
		const before = await readFile(join(folder, 'index.html'), 'utf8');
		const broken: Site[] = [
			{ ...site, articles: [] },
			{
				...site,
				get categories(): never {
					throw new Error('a page that can’t be made');
				},
			},
		];
		for (const bad of broken) {
			await assert.rejects(buildSite(bad, readSettings({ SITE_URL: built.url.origin }), folder));
			assert.equal(await readFile(join(folder, 'index.html'), 'utf8'), before);
			assert.deepEqual((await readdir(join(folder, '..'))).sort(), ['data', 'redirects', 'site']);
		}
	} finally {
		await built.close();
	}
});
