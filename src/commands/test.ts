import { spawn } from 'node:child_process';
import { glob } from 'node:fs/promises';
import { startBuiltSite } from '../../tests/support/built-site.ts';
import { startMovedSite } from '../../tests/support/moved-site.ts';
import { readSettings } from '../settings.ts';
import { projectRoot } from './astro.ts';
import { findChromium } from './chromium.ts';
import { CommandError, run } from './exit.ts';

interface Count {
	passed: number;
	failed: number;
}

/** Runs a program, shows what it prints, and adds up the counts that `passed` and `failed` find in it. */
function counted(args: string[], patterns: { passed: RegExp; failed: RegExp }, environment = {}): Promise<Count> {
	const child = spawn(process.execPath, args, {
		cwd: projectRoot,
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let text = '';
	child.stdout.on('data', (chunk: Buffer) => {
		process.stdout.write(chunk);
		text += chunk;
	});
	const last = (pattern: RegExp) => Number([...text.matchAll(pattern)].at(-1)?.[1] ?? 0);
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => {
			const count = { passed: last(patterns.passed), failed: last(patterns.failed) };
			resolve(code === 0 ? count : { ...count, failed: Math.max(count.failed, 1) });
		});
	});
}

const NONE: Count = { passed: 0, failed: 0 };

function nodeTests(files: string[], environment: Record<string, string>): Promise<Count> {
	const patterns = { passed: /^(?:ℹ|#) pass (\d+)$/gm, failed: /^(?:ℹ|#) fail (\d+)$/gm };
	return counted(['--test', ...files], patterns, environment);
}

function browserTests(files: string[], environment: Record<string, string>, flags: string[]): Promise<Count> {
	const { path, from } = findChromium(readSettings().chromiumPath);
	console.log(`Chromium: ${path} (${from})`);
	return counted(
		['node_modules/playwright/cli.js', 'test', '--config', 'tests/browser', ...flags, ...files],
		{ passed: /^\s*(\d+) passed/gm, failed: /^\s*(\d+) failed/gm },
		{ ...environment, CHROMIUM_PATH: path },
	);
}

await run(async () => {
	const named = process.argv.slice(2);
	const all = await Array.fromAsync(glob('tests/{unit,site,browser}/**/*.{test,spec}.ts', { cwd: projectRoot }));
	const files = named.length > 0 ? named : all.sort();
	const forNode = files.filter((file) => file.endsWith('.test.ts'));
	const forBrowser = files.filter((file) => file.endsWith('.spec.ts'));

	const built = await startBuiltSite();
	const below = await startBuiltSite({}, { BASE_PATH: '/help/' });
	const moved = await startMovedSite();
	const environment = {
		HELP_CENTER_URL: built.url.href,
		HELP_CENTER_FOLDER: built.folder,
		LIBRARY_CONTROL: built.control.href,
		HELP_CENTER_BELOW_A_PATH: below.url.href,
		HELP_CENTER_MOVED: moved.url.href,
	};
	const node = forNode.length > 0 ? await nodeTests(forNode, environment) : NONE;
	const browser =
		forBrowser.length > 0 ? await browserTests(forBrowser, environment, named.length > 0 ? ['--no-deps'] : []) : NONE;
	await Promise.all([built.close(), below.close(), moved.close()]);

	const passed = node.passed + browser.passed;
	const failed = node.failed + browser.failed;
	console.log(`${passed} passed, ${failed} failed`);
	if (failed > 0 || passed === 0) throw new CommandError('Not everything passed.');
	process.exit(0);
});
