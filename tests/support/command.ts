import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** A command of the project that runs, and what it has said so far. */
export interface RunningCommand {
	child: ChildProcess;
	output(): string;
	/** Its exit code, once it has ended. */
	ended: Promise<number | null>;
	/** Waits until it has said something. Fails where it ends first. */
	says(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Starts a command of `project` in `folder` as its npm script does, with nothing of this machine's own environment but PATH and HOME. */
export function startCommand(
	name: string,
	environment: Record<string, string>,
	project: string,
	folder = project,
): RunningCommand {
	const { PATH = '', HOME = '' } = process.env;
	const child = spawn(process.execPath, [join(project, 'src/commands/run.mjs'), name], {
		cwd: folder,
		env: { PATH, HOME, ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let text = '';
	let look = () => {};
	for (const stream of [child.stdout, child.stderr]) {
		stream?.on('data', (chunk: Buffer) => {
			text += chunk;
			look();
		});
	}
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	return {
		child,
		output: () => text,
		ended,
		says: (pattern) =>
			new Promise((resolve, reject) => {
				look = () => {
					const found = pattern.exec(text);
					if (found) resolve(found);
				};
				look();
				void ended.then(() => reject(new Error(`the command ended without saying ${pattern}:\n${text}`)));
			}),
	};
}

/** Runs a command to its end. */
export async function runCommand(name: string, environment: Record<string, string>, project: string, folder = project) {
	const command = startCommand(name, environment, project, folder);
	const code = await command.ended;
	return { code, output: command.output() };
}

/** Asks again and again, for at most 20 seconds, until the answer is yes. */
export async function until(question: () => Promise<boolean>): Promise<void> {
	const end = Date.now() + 20_000;
	while (!(await question())) {
		if (Date.now() > end) throw new Error('it did not happen within 20 s');
		await new Promise((resolve) => setImmediate(resolve));
	}
}
