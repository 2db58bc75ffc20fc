import { spawn } from 'node:child_process';
import { CommandError } from '../src/model/user-errors.ts';
import { projectRoot } from '../src/project-root.ts';

/** Each check, with the script and the arguments that Node runs for it. */
const CHECKS = {
	'format and lint': ['@biomejs/biome/bin/biome', 'ci', '.'],
	'format of .astro files': ['prettier/bin/prettier.cjs', '--check', 'src/**/*.astro'],
	types: ['astro/bin/astro.mjs', 'check', '--minimumSeverity', 'warning'],
};

/** Whether a check passes. Prints its output in one piece, because the checks run in parallel. */
function runCheck([script = '', ...args]: string[]): Promise<boolean> {
	const child = spawn(process.execPath, [`node_modules/${script}`, ...args], {
		cwd: projectRoot,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			output += chunk;
		});
	}
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => {
			console.log(output.trim());
			resolve(code === 0);
		});
	});
}

/** Checks types, format and lint in parallel, and returns the names of the checks that failed. */
export async function findFailedChecks(): Promise<string[]> {
	const failed = Object.entries(CHECKS).map(async ([name, args]) => ((await runCheck(args)) ? [] : [name]));
	return (await Promise.all(failed)).flat();
}

/** @throws {CommandError} naming the failed checks, if there are any */
export function throwIfFailed(failedChecks: string[]): void {
	if (failedChecks.length === 0) return;
	throw new CommandError(
		`Failed checks: ${failedChecks.join(', ')}. See the output above; \`npm run format\` fixes the format.`,
	);
}
