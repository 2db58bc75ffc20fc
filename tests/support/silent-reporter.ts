import type { Reporter } from '../../src/refresh/reporter.ts';

/** A reporter that prints nothing. A failure in the background fails the test. */
export const silentReporter: Reporter = {
	notice() {},
	warning() {},
	progress() {},
	progressEnd() {},
	synced() {},
	rendered() {},
	failed(error) {
		throw error;
	},
};
