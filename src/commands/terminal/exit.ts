import { isQuotaOrUnfinished, LibraryError } from '../../model/errors.ts';
import { CommandError, SearchIndexError, SettingsError } from '../../model/user-errors.ts';
import { isDebug } from '../../settings.ts';

/** The exit code for an error: 1 nothing was published, 75 run again later, 78 an invalid setting. */
export function chooseExitCode(error: unknown): number {
	if (error instanceof SettingsError) return 78;
	return isQuotaOrUnfinished(error) ? 75 : 1;
}

function isExpectedError(error: unknown): error is Error {
	return [SettingsError, LibraryError, SearchIndexError, CommandError].some((kind) => error instanceof kind);
}

/** An error as one or two lines of text; with `debug`, its stack and its cause. */
export function formatError(error: unknown, debug: boolean): string {
	if (debug && error instanceof Error)
		return `${error.stack}${error.cause === undefined ? '' : `\n${String(error.cause)}`}`;
	if (isExpectedError(error)) return error.message;
	return `${error instanceof Error ? error.message : String(error)}\nSet DEBUG=1 to see the stack trace.`;
}

/** Runs a command. If it fails, prints the error and exits with its exit code. */
export async function runMain(main: () => Promise<void>): Promise<void> {
	try {
		await main();
	} catch (error) {
		console.error(formatError(error, isDebug()));
		process.exit(chooseExitCode(error));
	}
}

/** Calls `stop` at the first SIGINT or SIGTERM, then exits with 0. */
export function onStop(stop: () => Promise<unknown>): void {
	const exit = () => void stop().finally(() => process.exit(0));
	process.once('SIGINT', exit);
	process.once('SIGTERM', exit);
}
