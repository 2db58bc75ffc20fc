import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { SettingsError } from '../../src/model/user-errors.ts';
import { projectRoot } from '../../src/project-root.ts';
import { isDebug, readSettings, settingNames } from '../../src/settings.ts';

test('Without any setting, the documented defaults apply', () => {
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
		['/', 'index', '.data', undefined, 300, 4321],
	);
});

test('An empty value counts as not set', () => {
	assert.equal(readSettings({ CSTAR_TEAM: '', PORT: '', SITE_URL: '' }).port, 4321);
});

test('DATA_DIR is any folder that can be created', () => {
	for (const given of ['src', 'src/not/there/yet', '../x', '/'])
		assert.equal(readSettings({ DATA_DIR: given }).dataDir, given);
	assert.throws(() => readSettings({ DATA_DIR: 'a\0b' }), SettingsError);
});

/** Makes a temporary folder the working directory until the test ends. */
async function useTemporaryFolder(t: TestContext): Promise<void> {
	const [folder, before] = [await mkdtemp(join(tmpdir(), 'settings-')), process.cwd()];
	process.chdir(folder);
	t.after(() => {
		process.chdir(before);
		return rm(folder, { recursive: true });
	});
}

test('.env may begin with a byte order mark', async (t) => {
	await useTemporaryFolder(t);
	for (const mark of ['\uFEFF', '']) {
		await writeFile('.env', `${mark}CSTAR_TEAM=from-the-file\nDEBUG=1\n`);
		assert.deepEqual([readSettings().team, isDebug()], ['from-the-file', true]);
	}
});

test('A .env that can’t be read is a SettingsError that names it', async (t) => {
	await useTemporaryFolder(t);
	await mkdir('.env');
	assert.throws(
		() => readSettings(),
		(error: unknown) =>
			error instanceof SettingsError && /^\.env can’t be read \(EISDIR\): expected/.test(error.message),
	);
	assert.equal(isDebug(), false);
});

test('BASE_PATH gets a leading and a trailing slash', () => {
	for (const given of ['help', '/help', 'help/', '/help/'])
		assert.equal(readSettings({ BASE_PATH: given }).basePath, '/help/');
});

for (const [name, value] of [
	['CSTAR_TEAM', 'a/b'],
	['CSTAR_TEAM', '..'],
	['CSTAR_TEAM', 'a b'],
	['CSTAR_URL', 'cstar.help'],
	['SITE_URL', 'https://help.example.com/help'],
	['CSTAR_URL', 'https://:pw@cstar.help'],
	['SITE_URL', 'https://:pw@help.example.com'],
	['SITE_URL', 'ftp://help.example.com'],
	['BASE_PATH', '/a/../b'],
	['BASE_PATH', 'https://x'],
	['DATA_DIR', 'package.json'],
	['DATA_DIR', 'package.json/below/it'],
	['DATA_DIR', `/tmp/${'x'.repeat(300)}/y`],
	['ROBOTS', 'none'],
	['STRICT', 'yes'],
	['ALLOW_SHRINK', '2'],
	['PORT', '70000'],
	['PORT', '-1'],
	['SYNC_MAX_WAIT', 'soon'],
	['LIBRARY_REQUESTS_PER_HOUR', '0'],
	['LIBRARY_SOURCE', 'v2'],
	['INDEXNOW_KEY', 'seven-7'],
	['INDEXNOW_KEY', '../../etc/passwd'],
] as const) {
	test(`${name}=${value} is rejected with its name, the value and what is expected`, () => {
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

const readKeyedSettings = (rest: Record<string, string> = {}) =>
	readSettings({ LIBRARY_SOURCE: 'v1', CSTAR_API_KEY: 'pk_live_1', ...rest });

test('LIBRARY_REQUESTS_PER_HOUR overrides the limit of the source', () => {
	assert.equal(readKeyedSettings({ LIBRARY_REQUESTS_PER_HOUR: '7' }).requestsPerHour, 7);
	assert.deepEqual([readKeyedSettings().apiKey, readKeyedSettings().requestsPerHour], ['pk_live_1', undefined]);
});

test('A key is used with LIBRARY_SOURCE=v1 only, which requires one', () => {
	const unused = readSettings({ CSTAR_API_KEY: 'pk_live_1' });
	assert.deepEqual([unused.apiKey, unused.isKeyUnused], [undefined, true]);
	assert.equal(readKeyedSettings().isKeyUnused, false);
	for (const key of [{}, { CSTAR_API_KEY: '' }]) {
		assert.throws(
			() => readSettings({ LIBRARY_SOURCE: 'v1', ...key }),
			(error: unknown) => error instanceof SettingsError && /^CSTAR_API_KEY is not set.*pk_live_/.test(error.message),
		);
	}
});

test('An invalid key is rejected, and no part of it is in the error', () => {
	for (const value of [
		'hushhush',
		'xk_live_hushhush',
		'pk_',
		'pk_live_hush hush',
		'pk_live_hush\nhush',
		'pk_live_hüsh',
	])
		for (const source of ['public', 'v1']) {
			assert.throws(
				() => readSettings({ LIBRARY_SOURCE: source, CSTAR_API_KEY: value }),
				(error: unknown) => {
					assert.ok(error instanceof SettingsError);
					assert.match(error.message, /^CSTAR_API_KEY .*expected a key.*pk_live_/);
					assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)}`, /h[uü]sh/);
					return true;
				},
			);
		}
	for (const value of ['pk_test_x', 'sk_live_x', 'sk_restricted_x.y-z'])
		assert.equal(readKeyedSettings({ CSTAR_API_KEY: value }).apiKey, value);
});

test('A key is never sent over plain http through the internet', () => {
	for (const host of ['api.example.com', '8.8.8.8', '172.32.0.1', 'localhost.example.com', '127.0.0.1.example.com'])
		assert.throws(() => readKeyedSettings({ CSTAR_URL: `http://${host}` }), /expected https/, host);
	for (const host of ['localhost:4400', '127.0.0.1:4400', '[::1]:4400', 'library:8080', '172.16.0.1', 'x.internal'])
		assert.equal(readKeyedSettings({ CSTAR_URL: `http://${host}` }).url.host, host.replace(/:80$/, ''));
	assert.ok(readKeyedSettings({ CSTAR_URL: 'https://api.example.com' }));
	assert.ok(readSettings({ CSTAR_URL: 'http://api.example.com' }));
});

test('The code, .env.example and docs/configure.md list the same settings', async () => {
	const [example, configure] = await Promise.all(
		['.env.example', 'docs/configure.md'].map((file) => readFile(join(projectRoot, file), 'utf8')),
	);
	const inExample = [...(example ?? '').matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
	const inDocs = [...(configure ?? '').matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name]) => name);
	assert.deepEqual(inExample, settingNames);
	assert.deepEqual(inDocs, settingNames);
});

test('the secret of a collector must fit in a header, and is never printed', () => {
	assert.equal(readSettings({ SEARCH_INSIGHTS_SECRET: 'a+b/c=' }).searchInsightsSecret, 'a+b/c=');
	assert.throws(
		() => readSettings({ SEARCH_INSIGHTS_SECRET: 'two words' }),
		(error: unknown) =>
			error instanceof SettingsError &&
			/^SEARCH_INSIGHTS_SECRET is set to a value that is not shown here: expected printable ASCII/.test(error.message),
	);
});

test('A URL without https:// is answered with the one that is meant', () => {
	for (const value of ['help.example.com', 'localhost:4321'])
		assert.throws(
			() => readSettings({ SITE_URL: value }),
			new SettingsError(`SITE_URL is "${value}": expected a URL that begins with https://. Write https://${value}.`),
		);
});

test('A mistyped name of a setting is named with the right one, without its value', () => {
	for (const [name, right] of [
		['CSTAR_TAEM', 'CSTAR_TEAM'],
		['SITEURL', 'SITE_URL'],
		['CSTAR_API_KYE', 'CSTAR_API_KEY'],
	] as const)
		assert.throws(
			() => readSettings({ [name]: 'hush' }),
			new SettingsError(`${name} in the environment is not a setting: expected ${right}. Rename or remove it.`),
		);
});

test('Names of other programs and of other parts of the project are not taken for mistyped settings', () => {
	const names = [
		'HOME',
		'POST',
		'HOSTNAME',
		'CHROME_PATH',
		'CSTAR_TEAM_ID',
		'DATABASE_URL',
		'DEBUGS',
		'npm_config_site_url',
	];
	assert.equal(readSettings(Object.fromEntries(names.map((name) => [name, 'x']))).team, undefined);
});

test('In .env also a short name that is almost a setting is named', async (t) => {
	await useTemporaryFolder(t);
	await writeFile('.env', 'ROBOT=noindex\nMY_OWN_KEY=1\n');
	assert.throws(
		() => readSettings(),
		new SettingsError('ROBOT in .env is not a setting: expected ROBOTS. Rename or remove it.'),
	);
});

test('Whoever gives the address of the library as the team is told which part of it is the team', () => {
	assert.throws(() => readSettings({ CSTAR_TEAM: 'https://www.cstar.help/library/acme/' }), {
		message: /^CSTAR_TEAM is .*or its UUID\. Write only its last part: acme\.$/,
	});
	assert.throws(() => readSettings({ CSTAR_TEAM: 'a/b' }), { message: /or its UUID\.$/ });
});
