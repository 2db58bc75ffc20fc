import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { SettingsError } from '../../../src/model/user-errors.ts';
import { checkPublicFiles } from '../../../src/refresh/check-public-files.ts';
import { type HelpCenterOptions, readConfig } from '../../../src/site/config.ts';

async function publicFolder(t: TestContext, ...files: string[]): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'help-center-public-'));
	t.after(() => rm(folder, { recursive: true, force: true }));
	await mkdir(join(folder, 'brand'));
	for (const file of files) await writeFile(join(folder, file), '');
	return folder;
}

function getLines(options: HelpCenterOptions, ...folders: string[]): string[] {
	try {
		checkPublicFiles(readConfig(options), folders);
		return [];
	} catch (error) {
		assert.ok(error instanceof SettingsError);
		return error.message.split('\n');
	}
}

test('A picture that is not in public/ is named with its key, where it belongs and the nearest file', async (t) => {
	const folder = await publicFolder(t, 'logo.png', 'brand/dark.svg');
	const lines = getLines(
		{
			logo: { src: '/logo.svg', dark: '/brand/drak.svg', width: 1, height: 1 },
			favicon: '/favicon.svg',
			shareImages: { site: '/picture of us.png' },
		},
		folder,
	);
	const file = 'src/help-center.config.ts';
	assert.deepEqual(lines, [
		`${file}: logo.src is "/logo.svg": expected a file in public/. Put it at public/logo.svg, or did you mean '/logo.png'?`,
		`${file}: logo.dark is "/brand/drak.svg": expected a file in public/. Put it at public/brand/drak.svg, or did you mean '/brand/dark.svg'?`,
		`${file}: favicon is "/favicon.svg": expected a file in public/. Put it at public/favicon.svg.`,
		`${file}: shareImages.site is "/picture of us.png": expected a file in public/. Put it at public/picture of us.png.`,
	]);
});

test('A path that begins with /public/ is answered with the path to write', async (t) => {
	const folder = await publicFolder(t, 'logo.svg');
	assert.deepEqual(getLines({ logo: { src: '/public/logo.svg', width: 1, height: 1 } }, folder), [
		`src/help-center.config.ts: logo.src is "/public/logo.svg": expected a file in public/. Leave out /public: '/logo.svg'.`,
	]);
});

test('Files of any of the folders, with a query or escaped letters, and files elsewhere are accepted', async (t) => {
	const folders = [await publicFolder(t, 'a b.svg'), await publicFolder(t, 'icon.svg')];
	const logo = { src: '/a%20b.svg?v=2', dark: 'https://cdn.test/dark.svg', width: 1, height: 1 };
	assert.deepEqual(getLines({ logo, favicon: '/icon.svg' }, ...folders), []);
	assert.deepEqual(getLines({}, ...folders), []);
});
