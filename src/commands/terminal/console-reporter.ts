import type { Reporter } from '../../refresh/reporter.ts';
import { formatError } from './exit.ts';
import { createProgressBar } from './progress-bar.ts';
import { formatPicturesSummary, formatSiteSummary, formatSyncSummary } from './summary.ts';

/** Options of the terminal's reporter. */
export interface ConsoleOptions {
	/** Shows stack traces. */
	debug: boolean;
	/** Prints a line of the results; `console.log` by default. */
	print?: (line: string) => void;
}

/** Creates a reporter for the terminal: results on stdout, progress and warnings on stderr. */
export function createConsoleReporter({ debug, print = console.log }: ConsoleOptions): Reporter {
	let bar = createProgressBar(process.stderr);
	return {
		notice: (line) => print(line),
		warning: (line) => console.warn(line),
		progress: (step) => bar.show(step),
		progressEnd() {
			bar.end();
			// A new bar shows the next step at once; the old one would wait.
			bar = createProgressBar(process.stderr);
		},
		synced(result) {
			for (const line of formatSyncSummary(result)) print(line);
		},
		rendered(site, { snapshot }) {
			for (const line of [...formatSiteSummary(site, snapshot), ...formatPicturesSummary(site)]) print(line);
		},
		failed: (error) => console.error(formatError(error, debug)),
	};
}
