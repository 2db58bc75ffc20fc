import { isLater, LibraryError } from '../../model/errors.ts';
import { CommandError, SearchIndexError, SettingsError } from '../../model/user-errors.ts';
import { isDebug } from '../../settings.ts';

/** What a command's end means to whoever started it: 1 nothing published, 75 run again later, 78 a bad setting. */
export function exitCodeOf(error: unknown): number {
	if (error instanceof SettingsError) return 78;
	return isLater(error) ? 75 : 1;
}

function isOurs(error: unknown): error is Error {
	return [SettingsError, LibraryError, SearchIndexError, CommandError].some((kind) => error instanceof kind);
}

/** One or two lines for people; everything that is known with `DEBUG=1`. */
export function explain(error: unknown, debug: boolean): string {
	if (debug && error instanceof Error)
		return `${error.stack}${error.cause === undefined ? '' : `\n${String(error.cause)}`}`;
	if (isOurs(error)) return error.message;
	return `${error instanceof Error ? error.message : String(error)}\nDEBUG=1 shows where this came from.`;
}

/** Runs a command to its end and leaves with its exit code. A server's command never ends by itself. */
export async function run(main: () => Promise<void>): Promise<void> {
	try {
		await main();
	} catch (error) {
		console.error(explain(error, isDebug()));
		process.exit(exitCodeOf(error));
	}
}

/** Ends everything that was started, once, when the terminal or the system asks for it. */
export function onStop(stop: () => Promise<unknown>): void {
	const leave = () => void stop().finally(() => process.exit(0));
	process.once('SIGINT', leave);
	process.once('SIGTERM', leave);
}
