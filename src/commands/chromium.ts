import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { CommandError } from './exit.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const APPLICATIONS = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A browser for the tests, and where it was found. */
export interface Browser {
	path: string;
	from: string;
}

function onThisSystem(): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPLICATIONS].find((path) =>
		existsSync(path),
	);
}

function installFromDebian(): string | undefined {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
	console.log('No Chromium here yet: installing Debian’s package.');
	const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
	execFileSync('apt-get', ['update', '-qq'], options);
	execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
	return onThisSystem();
}

/**
 * Finds a Chromium: the one that CHROMIUM_PATH names, the system's, Playwright's own download, else Debian's package
 * where it may be installed.
 * @throws {CommandError} where there is none
 */
export function findChromium(named: string | undefined): Browser {
	if (named !== undefined) {
		if (!existsSync(named)) throw new CommandError(`CHROMIUM_PATH is ${JSON.stringify(named)}: there is no such file.`);
		return { path: named, from: 'CHROMIUM_PATH' };
	}
	const system = onThisSystem();
	if (system !== undefined) return { path: system, from: 'the system' };
	const downloaded = chromium.executablePath();
	if (existsSync(downloaded)) return { path: downloaded, from: 'Playwright’s download' };
	const debian = installFromDebian();
	if (debian !== undefined) return { path: debian, from: 'Debian’s package' };
	throw new CommandError(
		'The browser tests need a Chromium: install one, name it in CHROMIUM_PATH, or run `npx playwright install chromium`.',
	);
}
