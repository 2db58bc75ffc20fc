import { bench } from '../../bench/run.ts';
import { run } from './exit.ts';

await run(() => bench(process.argv.slice(2)));
