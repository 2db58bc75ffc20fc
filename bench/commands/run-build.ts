import { runMain } from '../../src/commands/terminal/exit.ts';
import { runBench } from '../run.ts';

await runMain(() => runBench(process.argv.slice(2)));
