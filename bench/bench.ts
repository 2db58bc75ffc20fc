/** `npm run bench` and its siblings: runs the benchmark that the first argument names, with the other arguments. */
import { runMain } from '../src/commands/terminal/exit.ts';
import { CommandError } from '../src/model/user-errors.ts';

/** Each loads only what it needs itself. */
const BENCHMARKS: Record<string, (args: string[]) => Promise<void>> = {
	build: async (args) => (await import('./build-cost.ts')).benchBuild(args),
	bytes: async () => (await import('./bytes.ts')).benchBytes(),
	requests: async (args) => (await import('./requests.ts')).benchRequests(args),
	lighthouse: async () => (await import('./lighthouse.ts')).benchLighthouse(),
	search: async () => (await import('./search/run.ts')).benchSearch(),
	storage: async ([folder]) => (await import('./storage/run.ts')).benchStorage(folder),
};

await runMain(async () => {
	const [name = '', ...args] = process.argv.slice(2);
	const run = BENCHMARKS[name];
	if (run === undefined) throw new CommandError(`No benchmark "${name}": use ${Object.keys(BENCHMARKS).join(', ')}.`);
	await run(args);
	// Building a site leaves handles open that would keep the process alive.
	process.exit(0);
});
