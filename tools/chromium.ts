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

/** The executable of a Chromium, and where it was found: text for the terminal. */
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
	console.log('No Chromium found: installing Debian’s package.');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	for (const args of [
		['update', '-qq'],
		['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
	]) {
		const [code] = await once(spawn('apt-get', args, { stdio: 'inherit', env }), 'exit');
		if (code !== 0)
			throw new CommandError(`apt-get ${args[0]} failed with code ${code}: Chromium is not installed. ${ADVICE}`);
	}
	const path = findSystemChromium();
	if (path === undefined) throw new CommandError(`Debian’s package is installed, but contains no Chromium. ${ADVICE}`);
	return { path, from: 'Debian’s package' };
}

/**
 * Finds a Chromium: CHROMIUM_PATH (`fromSettings`), else one on the system, else Playwright's own download. If there is none, installs
 * Debian's package, which takes a while and needs root and apt-get.
 * @throws {CommandError} if there is none and none can be installed, or CHROMIUM_PATH doesn't exist
 */
export function findChromium(fromSettings: string | undefined): Promise<ChromiumInstall> {
	if (fromSettings !== undefined) {
		if (!existsSync(fromSettings))
			throw new CommandError(`CHROMIUM_PATH is ${JSON.stringify(fromSettings)}: there is no such file.`);
		return Promise.resolve({ path: fromSettings, from: 'CHROMIUM_PATH' });
	}
	const system = findSystemChromium();
	if (system !== undefined) return Promise.resolve({ path: system, from: 'the system' });
	const downloaded = chromium.executablePath();
	if (existsSync(downloaded)) return Promise.resolve({ path: downloaded, from: 'Playwright’s download' });
	if (canInstall()) return installDebianPackage();
	throw new CommandError(`The browser tests need a Chromium. ${ADVICE}`);
}
