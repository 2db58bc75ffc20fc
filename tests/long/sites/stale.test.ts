import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildSite } from '../../../src/build/build-site.ts';
import { openSource } from '../../../src/refresh/open-source.ts';
import { loadOwnerConfig } from '../../../src/refresh/read-config.ts';
import { createRefresher } from '../../../src/refresh/refresher.ts';
import { readSettings } from '../../../src/settings.ts';
import { startBuiltSite } from '../../support/built-site.ts';
import { articles, category } from '../../support/sample.ts';
import { silentReporter } from '../../support/silent-reporter.ts';

test('Pages show the date of their content only while the Library is unavailable', async () => {
	const content = { categories: [category('basics')], articles: articles(2, () => ({ category: 'basics' })) };
	const built = await startBuiltSite({ content });
	try {
		const page = () => readFile(join(built.folder, 'index.html'), 'utf8');
		const settings = readSettings({
			CSTAR_TEAM: 'sample',
			CSTAR_URL: built.library.url.origin,
			SITE_URL: built.url.origin,
			DATA_DIR: join(built.folder, '..', 'data'),
			LIBRARY_REQUESTS_PER_HOUR: '100000',
			SYNC_MAX_WAIT: '3',
		});
		const source = await openSource(settings, { reporter: silentReporter, fallback: false });
		const refresher = createRefresher({
			settings,
			source,
			reporter: silentReporter,
			loadConfig: () => loadOwnerConfig(source.team),
		});
		const buildAgain = async () => {
			const { site } = await refresher.now();
			await buildSite(site, settings, built.folder);
		};
		assert.doesNotMatch(await page(), /Content as of/);

		built.library.faults.set([{ kind: 'status', status: 503 }]);
		await buildAgain();
		const since = built.site.takenAt.toISOString();
		assert.match(await page(), new RegExp(`Content as of\\s*<time datetime="${since}">`));

		built.library.faults.clear();
		await buildAgain();
		assert.doesNotMatch(await page(), /Content as of/);
	} finally {
		await built.close();
	}
});
