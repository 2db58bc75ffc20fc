import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../src/commands/astro.ts';
import { readSettings, SettingsError, settingNames } from '../../src/settings.ts';

test('Without anything set, the documented defaults stand', () => {
	const settings = readSettings({});
	assert.equal(settings.team, undefined);
	assert.equal(settings.url.origin, 'https://www.cstar.help');
	assert.equal(settings.siteUrl, undefined);
	assert.deepEqual(
		[
			settings.basePath,
			settings.robots,
			settings.dataDir,
			settings.requestsPerHour,
			settings.syncMaxWait,
			settings.port,
		],
		['/', 'index', '.data', 200, 300, 4321],
	);
});

test('An empty value is an unset one', () => {
	assert.equal(readSettings({ CSTAR_TEAM: '', PORT: '', SITE_URL: '' }).port, 4321);
});

test('A base path gets its slashes', () => {
	for (const given of ['help', '/help', 'help/', '/help/'])
		assert.equal(readSettings({ BASE_PATH: given }).basePath, '/help/');
});

for (const [name, value] of [
	['CSTAR_TEAM', 'a/b'],
	['CSTAR_TEAM', '..'],
	['CSTAR_TEAM', 'a b'],
	['CSTAR_URL', 'cstar.help'],
	['SITE_URL', 'https://help.example.com/help'],
	['SITE_URL', 'ftp://help.example.com'],
	['BASE_PATH', '/a/../b'],
	['BASE_PATH', 'https://x'],
	['ROBOTS', 'none'],
	['STRICT', 'yes'],
	['ALLOW_SHRINK', '2'],
	['PORT', '70000'],
	['PORT', '-1'],
	['SYNC_MAX_WAIT', 'soon'],
	['LIBRARY_REQUESTS_PER_HOUR', '0'],
] as const) {
	test(`${name}=${value} is refused with its name, what came and what is expected`, () => {
		assert.throws(
			() => readSettings({ [name]: value }),
			(error: unknown) =>
				error instanceof SettingsError &&
				error.message.includes(name) &&
				error.message.includes(JSON.stringify(value)) &&
				error.message.includes('expected'),
		);
	});
}

test('The settings, .env.example and docs/configure.md name the same settings', async () => {
	const [example, configure] = await Promise.all(
		['.env.example', 'docs/configure.md'].map((file) => readFile(join(projectRoot, file), 'utf8')),
	);
	const inExample = [...(example ?? '').matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
	const inDocs = [...(configure ?? '').matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name]) => name);
	assert.deepEqual(inExample, settingNames);
	assert.deepEqual(inDocs, settingNames);
});
