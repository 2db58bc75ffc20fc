import { runMain } from '../src/commands/terminal/exit.ts';
import { findFailedChecks, throwIfFailed } from './types-and-form.ts';

await runMain(async () => throwIfFailed(await findFailedChecks()));
