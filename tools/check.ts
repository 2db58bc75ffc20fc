import { runMain } from '../src/commands/terminal/exit.ts';
import { findFailedChecks, throwIfFailed } from './static-checks.ts';

await runMain(async () => throwIfFailed(await findFailedChecks()));
