import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { findFreePort, listen } from '../../../src/server/listen.ts';
import { runCommand, startCommand, waitUntil } from '../../support/command.ts';
import { copyProject } from '../../support/project-copy.ts';

const SITE_LINE = /^Help center: (http:\/\/localhost:\d+\/)$/m;
const LIBRARY_LINE = /^Sample Library: (http:\/\/\S+?)(?: |$)/m;

let copy: Awaited<ReturnType<typeof copyProject>>;
before(async () => {
	copy = await copyProject();
});
after(() => copy.remove());

/** Fetches a page: its status, a space and its text. */
async function fetchText(url: string | URL): Promise<string> {
	const response = await fetch(url);
	return `${response.status} ${await response.text()}`;
}

test('Without any setting, start serves the sample at the next free port and prints the URL; Ctrl-C stops everything', async () => {
	const other = createServer();
	const taken = await listen(other, '127.0.0.1', await findFreePort('127.0.0.1', 4700));
	const start = startCommand('start', { PORT: String(taken), DATA_DIR: join(copy.folder, '.data') }, copy.folder);
	try {
		const [, url = ''] = await start.waitForOutput(SITE_LINE);
		const [, library = ''] = await start.waitForOutput(LIBRARY_LINE);
		assert.notEqual(new URL(url).port, String(taken));
		assert.match(start.output(), /not for publishing/);
		assert.match(await fetchText(new URL('articles/reset-a-password/', url)), /^200 .*<h1>Reset a password<\/h1>/s);
		assert.match(await fetchText(new URL('sitemap.xml', url)), new RegExp(url));
		await fetch(new URL('/api/library/sample/articles/reset-a-password/view', library), { method: 'POST' });
		await start.waitForOutput(/^view {2}reset-a-password/m);

		start.child.kill('SIGINT');
		assert.equal(await start.ended, 0);
		for (const gone of [url, library]) await assert.rejects(fetch(gone));
	} finally {
		start.child.kill();
		other.close();
	}
	const preview = startCommand('preview', { PORT: '0' }, copy.folder);
	const [, url = ''] = await preview.waitForOutput(SITE_LINE);
	const response = await fetch(url);
	assert.equal(response.status, 200);
	assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
	preview.child.kill('SIGTERM');
	assert.equal(await preview.ended, 0);
});

test('In dev, a change of the config, a text, a style sheet, an owner’s part or a sample article shows immediately', async () => {
	const dev = startCommand('dev', { PORT: '4710', DATA_DIR: join(copy.folder, '.data') }, copy.folder);
	try {
		const [, url = ''] = await dev.waitForOutput(SITE_LINE);
		const change = async (file: string, from: string, to: string) => {
			const path = join(copy.folder, file);
			const text = await readFile(path, 'utf8');
			assert.ok(text.includes(from), `${file} contains ${from}`);
			await writeFile(path, text.replace(from, to));
		};
		assert.match(await fetchText(url), /Wrenday Help/);
		await change('src/help-center.config.ts', 'Wrenday Help', 'Another Name');
		await waitUntil(async () => (await fetchText(url)).includes('Another Name'));
		await change('src/site/strings/en.ts', 'How can we help?', 'What are you looking for?');
		await waitUntil(async () => (await fetchText(url)).includes('What are you looking for?'));
		await change('src/help-center.config.ts', '"name": "', '"nam": "');
		await dev.waitForOutput(/^src\/help-center\.config\.ts: nam is .*did you mean name\?/m);
		assert.match(await fetchText(url), /^200 .*Another Name/s, 'the site is still served while the config is invalid');
		await change('src/help-center.config.ts', '"nam": "Another', '"name": "A third');
		await waitUntil(async () => (await fetchText(url)).includes('A third Name'));
		// Three edits without a pause: the last one counts.
		await change('src/help-center.config.ts', 'A third', 'A fourth');
		await change('src/help-center.config.ts', 'A fourth', 'A fifth');
		await change('src/help-center.config.ts', 'A fifth', 'A sixth');
		await waitUntil(async () => (await fetchText(url)).includes('A sixth Name'));
		await change('src/help-center.config.ts', '"A sixth Name"', '"A seventh Name", "favicon": "/own.svg"');
		await dev.waitForOutput(/favicon is "\/own\.svg": expected a file in public\//);
		// Following the advice is enough: nothing else has to be saved.
		await mkdir(join(copy.folder, 'public'), { recursive: true });
		await writeFile(join(copy.folder, 'public/own.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
		await waitUntil(async () => (await fetchText(url)).includes('A seventh Name'));
		await change('src/styles/tokens.css', '--radius-s: 6px', '--radius-s: 7px');
		await waitUntil(async () => (await fetchText(url)).includes('--radius-s: 7px'));
		await writeFile(join(copy.folder, 'src/custom/Header.astro'), '<p>A banner of our own</p>\n');
		await waitUntil(async () => (await fetchText(url)).includes('A banner of our own'));
		const article = new URL('articles/reset-a-password/', url);
		await change('sample/articles/account-security/reset-a-password.md', 'The link works once', 'The link works twice');
		await waitUntil(async () => (await fetchText(article)).includes('The link works twice'));
	} finally {
		dev.child.kill('SIGINT');
		assert.equal(await dev.ended, 0);
	}
});

test('An unreadable or invalid configuration file makes a command exit with 78 before any request to the Library', async () => {
	const file = join(copy.folder, 'src/help-center.config.ts');
	const text = await readFile(file, 'utf8');
	const settings = {
		CSTAR_TEAM: 'x',
		CSTAR_URL: 'http://127.0.0.1:9',
		DATA_DIR: join(copy.folder, '.data'),
		SYNC_MAX_WAIT: '1',
	};
	for (const [broken, expected] of [
		[text.replace(/"name": "[^"]*"/, '"name": ""'), /src\/help-center\.config\.ts: name is "": expected/],
		[text.replace('});', '}'), /src\/help-center\.config\.ts, line \d+, can't be read: /],
		[`${text}\n\nthrow new Error('not today\\nnor tomorrow');`, /config\.ts, line \d+, can't be read: not today$/m],
		["throw 'anything';", /config\.ts can't be read: anything$/m],
		["import './nowhere.ts';", /config\.ts can't be read: Cannot find module 'src\/nowhere\.ts'/],
		['export const name = 1;', /the default export is nothing: expected an object/],
	] as const) {
		await writeFile(file, broken);
		const { code, output } = await runCommand('sync', settings, copy.folder);
		assert.equal(code, 78);
		assert.match(output, expected);
		assert.doesNotMatch(output, /\n\s+at /);
		assert.equal(output.trim().split('\n').length, 1, output);
	}
	await writeFile(file, text);
});
