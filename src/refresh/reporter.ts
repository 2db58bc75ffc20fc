import type { Site } from '../site/site.ts';
import type { ProgressStep } from '../sync/progress.ts';
import type { SyncResult } from '../sync/sync.ts';

/** Receives the progress and results of a refresh. `commands/terminal/console-reporter.ts` prints them. */
export interface Reporter {
	/** Information for the owner, one sentence. */
	notice(line: string): void;
	/** A problem that does not stop the refresh, one sentence. */
	warning(line: string): void;
	progress(step: ProgressStep): void;
	/** The step in progress has ended, with success or not. */
	progressEnd(): void;
	/** The sync has ended, with new articles or with an earlier copy. */
	synced(result: SyncResult): void;
	/** The site is rendered. */
	rendered(site: Site, result: SyncResult): void;
	/** A refresh in the background failed. The current site stays. */
	failed(error: unknown): void;
}
