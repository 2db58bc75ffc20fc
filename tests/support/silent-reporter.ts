import type { Reporter } from '../../src/refresh/reporter.ts';

/** A reporter without output. An error of a background refresh fails the test. */
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
