import { isQuotaOrUnfinished, LibraryError } from '../../model/errors.ts';
import { CommandError, SearchIndexError, SettingsError } from '../../model/user-errors.ts';
import { isDebug } from '../../settings.ts';

/** What a command's end means to whoever started it: 1 nothing published, 75 run again later, 78 a bad setting. */
export function chooseExitCode(error: unknown): number {
	if (error instanceof SettingsError) return 78;
	return isQuotaOrUnfinished(error) ? 75 : 1;
}

function isExpectedError(error: unknown): error is Error {
	return [SettingsError, LibraryError, SearchIndexError, CommandError].some((kind) => error instanceof kind);
}

/** One or two lines for people; everything that is known with `DEBUG=1`. */
export function formatError(error: unknown, debug: boolean): string {
	if (debug && error instanceof Error)
		return `${error.stack}${error.cause === undefined ? '' : `\n${String(error.cause)}`}`;
	if (isExpectedError(error)) return error.message;
	return `${error instanceof Error ? error.message : String(error)}\nDEBUG=1 shows where this came from.`;
}

/** Runs a command to its end and leaves with its exit code. A server's command never ends by itself. */
export async function runMain(main: () => Promise<void>): Promise<void> {
	try {
		await main();
	} catch (error) {
		console.error(formatError(error, isDebug()));
		process.exit(chooseExitCode(error));
	}
}

/** Ends everything that was started, once, when the terminal or the system asks for it. */
export function onStop(stop: () => Promise<unknown>): void {
	const leave = () => void stop().finally(() => process.exit(0));
	process.once('SIGINT', leave);
	process.once('SIGTERM', leave);
}
