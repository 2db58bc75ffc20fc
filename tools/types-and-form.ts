import { spawn } from 'node:child_process';
import { CommandError } from '../src/model/user-errors.ts';
import { projectRoot } from '../src/project-root.ts';

/** What each tool looks at, and how Node starts it. */
const TOOLS = {
	form: ['@biomejs/biome/bin/biome', 'ci', '.'],
	'the form of pages': ['prettier/bin/prettier.cjs', '--check', 'src/**/*.astro'],
	types: ['astro/bin/astro.mjs', 'check', '--minimumSeverity', 'warning'],
};

/** Whether a tool finds nothing. What it says comes out in one piece: others speak at the same time. */
function runTool([tool = '', ...args]: string[]): Promise<boolean> {
	const child = spawn(process.execPath, [`node_modules/${tool}`, ...args], {
		cwd: projectRoot,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			said += chunk;
		});
	}
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => {
			console.log(said.trim());
			resolve(code === 0);
		});
	});
}

/** Looks at types and form, at the same time, and names what is not in order. */
export async function findFailedChecks(): Promise<string[]> {
	const found = Object.entries(TOOLS).map(async ([subject, args]) => ((await runTool(args)) ? [] : [subject]));
	return (await Promise.all(found)).flat();
}

/**
 * Ends a command where types or form are not in order.
 * @throws {CommandError} naming what isn't
 */
export function throwIfFailed(failedChecks: string[]): void {
	if (failedChecks.length === 0) return;
	throw new CommandError(
		`Not in order: ${failedChecks.join(', ')}. What is wrong stands above; \`npm run format\` mends form.`,
	);
}
