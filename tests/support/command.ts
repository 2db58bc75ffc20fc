import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** A running command of the project. */
export interface RunningCommand {
	child: ChildProcess;
	/** Output so far, stdout and stderr. */
	output(): string;
	/** Resolves to the exit code when the command has ended; `null` if a signal ended it. */
	ended: Promise<number | null>;
	/** Waits until the output matches. Rejects if the command ends first. */
	waitForOutput(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Starts a command of `project` in `folder` as its npm script does. Of this process's environment it gets only PATH and HOME. */
export function startCommand(
	name: string,
	environment: Record<string, string>,
	project: string,
	folder = project,
	...options: string[]
): RunningCommand {
	const { PATH = '', HOME = '' } = process.env;
	const child = spawn(process.execPath, [join(project, 'src/commands/run.mjs'), name, ...options], {
		cwd: folder,
		env: { PATH, HOME, ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let text = '';
	let checkOutput = () => {};
	for (const stream of [child.stdout, child.stderr]) {
		stream?.on('data', (chunk: Buffer) => {
			text += chunk;
			checkOutput();
		});
	}
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	return {
		child,
		output: () => text,
		ended,
		waitForOutput: (pattern) =>
			new Promise((resolve, reject) => {
				checkOutput = () => {
					const found = pattern.exec(text);
					if (found) resolve(found);
				};
				checkOutput();
				void ended.then(() => reject(new Error(`the command ended without output that matches ${pattern}:\n${text}`)));
			}),
	};
}

/** Runs a command until it ends. */
export async function runCommand(...args: Parameters<typeof startCommand>) {
	const command = startCommand(...args);
	const code = await command.ended;
	return { code, output: command.output() };
}

/** Waits until the condition is true. Throws after 20 seconds. */
export async function waitUntil(condition: () => Promise<boolean>): Promise<void> {
	const end = Date.now() + 20_000;
	while (!(await condition())) {
		if (Date.now() > end) throw new Error('the condition was not true within 20 s');
		await new Promise((resolve) => setImmediate(resolve));
	}
}
