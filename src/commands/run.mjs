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

// Caches compiled code, so that a command and its child processes start faster.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));
module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);

// The search indexer's allocator (jemalloc) returns freed memory to the system after 10 s, which can be a seventh of all its memory. 1 s
// is enough.
process.env._RJEM_MALLOC_CONF ??= 'dirty_decay_ms:1000,muzzy_decay_ms:0';

// No telemetry: Astro would send data about the build.
process.env.ASTRO_TELEMETRY_DISABLED ??= '1';

if (major < 22 || (major === 22 && minor < 12)) {
	console.error(
		`This project needs Node 22.12 or newer; this is ${process.version}. \`npm ci\` (without --ignore-scripts) installs a suitable one.`,
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
