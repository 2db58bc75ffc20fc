import { spawn } from 'node:child_process';
import { CommandError } from '../src/model/user-errors.ts';
import { projectRoot } from '../src/project-root.ts';

/** How many tests passed and failed. */
export interface TestCount {
	passed: number;
	failed: number;
}

/**
 * Runs a Node program, prints its output, and reads the counts from it: the last match of each pattern. A program that ends with an
 * error has at least one failure.
 */
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
	const readLast = (pattern: RegExp) => Number([...text.matchAll(pattern)].at(-1)?.[1] ?? 0);
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => {
			const count = { passed: readLast(patterns.passed), failed: readLast(patterns.failed) };
			resolve(code === 0 ? count : { ...count, failed: Math.max(count.failed, 1) });
		});
	});
}

/** Runs test files with Node's own test runner, `concurrency` of them in parallel. */
export function runNodeTests(
	files: string[],
	environment: Record<string, string> = {},
	concurrency = 2,
): Promise<TestCount> {
	const patterns = { passed: /^(?:ℹ|#) pass (\d+)$/gm, failed: /^(?:ℹ|#) fail (\d+)$/gm };
	return runAndCount(['--test', `--test-concurrency=${concurrency}`, ...files], patterns, environment);
}

/**
 * Prints the total of all counts on one line, which `.ci/run` reads.
 * @throws {CommandError} if a test failed or no test ran
 */
export function printCount(...counts: TestCount[]): void {
	const passed = counts.reduce((sum, count) => sum + count.passed, 0);
	const failed = counts.reduce((sum, count) => sum + count.failed, 0);
	console.log(`${passed} passed, ${failed} failed`);
	if (failed > 0 || passed === 0) throw new CommandError(failed > 0 ? 'Some tests failed.' : 'No test ran.');
}
