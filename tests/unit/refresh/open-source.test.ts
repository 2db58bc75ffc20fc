import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSource } from '../../../src/refresh/open-source.ts';
import { readSettings } from '../../../src/settings.ts';

test('the sample Library that start and dev begin answers more requests than the hour of a real one has', async (t) => {
	const dataDir = await mkdtemp(join(tmpdir(), 'sample-'));
	t.after(() => rm(dataDir, { recursive: true }));
	const reporter = { notice: () => {} };
	const source = await openSource({ ...readSettings({}), dataDir }, { reporter, fallback: true });
	t.after(() => source.close());
	const url = new URL('/api/library/sample/categories', source.url);
	for (let requests = 0; requests <= 205; requests += 1) {
		const response = await fetch(url);
		await response.body?.cancel();
		assert.equal(response.status, 200, `request ${requests}`);
	}
});
