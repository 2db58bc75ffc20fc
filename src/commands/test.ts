import { run } from './exit.ts';
import { runTests } from './run-tests.ts';

await run(() => runTests('tests/{unit,site,browser}/**/*.{test,spec}.ts'));
