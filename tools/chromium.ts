import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { CommandError } from '../src/model/user-errors.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const APPLICATIONS = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const ADVICE = 'Install one, name it in CHROMIUM_PATH, or run `npx playwright install chromium`.';

/** A browser for the tests, and where it was found. */
export interface ChromiumInstall {
	path: string;
	from: string;
}

function findSystemChromium(): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPLICATIONS].find((path) =>
		existsSync(path),
	);
}

const canInstall = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

async function installDebianPackage(): Promise<ChromiumInstall> {
	console.log('No Chromium here yet: installing Debian’s package.');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const args of [
		['update', '-qq'],
		['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
	]) {
		const [code] = await once(spawn('apt-get', args, { stdio: 'inherit', env }), 'exit');
		if (code !== 0)
			throw new CommandError(`apt-get ${args[0]} ended with ${code}: no Chromium could be installed. ${ADVICE}`);
	}
	const path = findSystemChromium();
	if (path === undefined) throw new CommandError(`Debian’s package brought no Chromium. ${ADVICE}`);
	return { path, from: 'Debian’s package' };
}

/**
 * Finds a Chromium: the one that CHROMIUM_PATH names, the system's, Playwright's own download, else Debian's package where it may be
 * installed, which takes a while.
 * @throws {CommandError} at once where there is none
 */
export function findChromium(named: string | undefined): Promise<ChromiumInstall> {
	if (named !== undefined) {
		if (!existsSync(named)) throw new CommandError(`CHROMIUM_PATH is ${JSON.stringify(named)}: there is no such file.`);
		return Promise.resolve({ path: named, from: 'CHROMIUM_PATH' });
	}
	const system = findSystemChromium();
	if (system !== undefined) return Promise.resolve({ path: system, from: 'the system' });
	const downloaded = chromium.executablePath();
	if (existsSync(downloaded)) return Promise.resolve({ path: downloaded, from: 'Playwright’s download' });
	if (canInstall()) return installDebianPackage();
	throw new CommandError(`The browser tests need a Chromium. ${ADVICE}`);
}
