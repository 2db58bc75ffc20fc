/**
 * Starts a command: `node src/commands/run.mjs build` runs `src/commands/build.ts`, and `… run.mjs tools/check` runs `tools/check.ts`.
 * Plain JavaScript, so that a Node version that is too old for the project can say so too.
 */
import { spawn } from 'node:child_process';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const [command = '', ...rest] = process.argv.slice(2);
const file = new URL(command.includes('/') ? `../../${command}.ts` : `./${command}.ts`, import.meta.url);

// What Node compiled once is kept: a command starts the sooner, and so does whatever it starts itself.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));
module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);

// The indexer's allocator keeps for ten seconds what it has let go, by chance up to a seventh of all that it holds: a second is enough.
process.env._RJEM_MALLOC_CONF ??= 'dirty_decay_ms:1000,muzzy_decay_ms:0';

// What is built, and where, is nobody's business: Astro would tell its makers.
process.env.ASTRO_TELEMETRY_DISABLED ??= '1';

if (major < 22 || (major === 22 && minor < 12)) {
	console.error(
		`This project needs Node 22.12 or newer; this is ${process.version}. \`npm ci\` (without --ignore-scripts) brings a fitting one along.`,
	);
	process.exitCode = 1;
} else if (process.features.typescript) {
	process.argv.splice(2, 1);
	await import(file.href);
} else {
	const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
	const child = spawn(process.execPath, [...flags, fileURLToPath(file), ...rest], {
		stdio: 'inherit',
	});
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
	child.on('exit', (code) => {
		process.exitCode = code ?? 1;
	});
}
