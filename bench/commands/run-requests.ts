import { runMain } from '../../src/commands/terminal/exit.ts';
import { printRequests } from '../requests.ts';

await runMain(async () => {
	const counts = process.argv.slice(2).map(Number);
	await printRequests(counts.length > 0 ? counts : [100, 1_000, 10_000]);
});
