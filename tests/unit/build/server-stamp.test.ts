import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkStamp, writeStamp } from '../../../src/build/server-stamp.ts';
import { CommandError } from '../../../src/model/user-errors.ts';
import { testSite } from '../../support/site.ts';
import { temporaryFolder } from '../../support/start-client.ts';

test('a built server serves the settings that it was built for; any other setting is named in the error', async (t) => {
	const folder = await temporaryFolder(t);
	await writeStamp(await testSite(), folder);
	await checkStamp(await testSite(), folder);
	await assert.rejects(
		checkStamp(await testSite({ base: '/help/' }), folder),
		/BASE_PATH “\/”, which is “\/help\/” now/,
	);
});

test('a built server without its settings, or with a damaged file of them, must be built again', async (t) => {
	const folder = await temporaryFolder(t);
	const site = await testSite();
	await writeStamp(site, folder);
	for (const text of ['', '{"CSTAR_URL":', '["x"]', undefined]) {
		const file = join(folder, 'made-for.json');
		if (text === undefined) await rm(file);
		else await writeFile(file, text);
		const error = await checkStamp(site, folder).then(
			() => undefined,
			(error: unknown) => error,
		);
		assert.ok(error instanceof CommandError, String(text));
		assert.match(error.message, /^dist-server\/ was built for .*Run `npm run build:server` again\.$/);
	}
});
