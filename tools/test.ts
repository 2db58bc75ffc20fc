import { runMain } from '../src/commands/terminal/exit.ts';
import { runTests } from './run-tests.ts';
import { findFailedChecks } from './static-checks.ts';

await runMain(() => runTests('tests/{unit,site,browser}/**/*.{test,spec}.ts', findFailedChecks));
