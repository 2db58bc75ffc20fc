import { spawn } from 'node:child_process';
import { CommandError } from '../src/model/user-errors.ts';
import { projectRoot } from '../src/project-root.ts';

/** How many tests a program ran. */
export interface TestCount {
	passed: number;
	failed: number;
}

/** Runs a program, shows what it prints, and adds up the counts that `passed` and `failed` find in it. */
export function runAndCount(
	args: string[],
	patterns: { passed: RegExp; failed: RegExp },
	environment: Record<string, string> = {},
): Promise<TestCount> {
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

/** Runs test files of Node's own runner, as many side by side as `atOnce` says. */
export function runNodeTests(
	files: string[],
	environment: Record<string, string> = {},
	concurrency = 2,
): Promise<TestCount> {
	const patterns = { passed: /^(?:ℹ|#) pass (\d+)$/gm, failed: /^(?:ℹ|#) fail (\d+)$/gm };
	return runAndCount(['--test', `--test-concurrency=${concurrency}`, ...files], patterns, environment);
}

/**
 * Says how many passed, on a line of its own that `.ci/run` adds up.
 * @throws {CommandError} unless all did, and there were any
 */
export function printCount(...counts: TestCount[]): void {
	const passed = counts.reduce((sum, count) => sum + count.passed, 0);
	const failed = counts.reduce((sum, count) => sum + count.failed, 0);
	console.log(`${passed} passed, ${failed} failed`);
	if (failed > 0 || passed === 0) throw new CommandError('Not everything passed.');
}
