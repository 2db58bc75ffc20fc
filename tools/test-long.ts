import { run } from '../src/commands/terminal/exit.ts';
import { runTests } from './run-tests.ts';

await run(() => runTests('tests/long/**/*.{test,spec}.ts'));
