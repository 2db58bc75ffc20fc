import { run } from '../../src/commands/terminal/exit.ts';
import { showRequests } from '../requests.ts';

await run(async () => {
	const counts = process.argv.slice(2).map(Number);
	await showRequests(counts.length > 0 ? counts : [100, 1_000, 10_000]);
});
