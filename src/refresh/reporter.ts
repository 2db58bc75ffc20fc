import type { Site } from '../site/site.ts';
import type { ProgressStep } from '../sync/progress.ts';
import type { SyncResult } from '../sync/sync.ts';

/** Is told how a refresh goes. The terminal's is `commands/terminal/console-reporter.ts`. */
export interface Reporter {
	/** A sentence that the owner should read. */
	notice(line: string): void;
	/** A sentence about something that is not as it should be. */
	warning(line: string): void;
	progress(step: ProgressStep): void;
	/** What was in progress has ended, well or not. */
	progressEnd(): void;
	/** The articles are up to date, or as new as they can be. */
	synced(result: SyncResult): void;
	/** The site is rendered. */
	rendered(site: Site, result: SyncResult): void;
	/** A refresh in the background failed. The site stays as it was. */
	failed(error: unknown): void;
}
