import { runMain } from '../src/commands/terminal/exit.ts';
import { runTests } from './run-tests.ts';

await runMain(() => runTests('tests/long/**/*.{test,spec}.ts'));
