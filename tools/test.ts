import { run } from '../src/commands/terminal/exit.ts';
import { runTests } from './run-tests.ts';
import { findFaults } from './types-and-form.ts';

await run(() => runTests('tests/{unit,site,browser}/**/*.{test,spec}.ts', findFaults));
