import { run } from '../src/commands/terminal/exit.ts';
import { findFaults, refuseFaults } from './types-and-form.ts';

await run(async () => refuseFaults(await findFaults()));
