import { showRequests } from '../../bench/requests.ts';
import { run } from './exit.ts';

await run(async () => {
	const counts = process.argv.slice(2).map(Number);
	await showRequests(counts.length > 0 ? counts : [100, 1_000, 10_000]);
});
