import { run } from '../../src/commands/terminal/exit.ts';
import { bench } from '../run.ts';

await run(() => bench(process.argv.slice(2)));
