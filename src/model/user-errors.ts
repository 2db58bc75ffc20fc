/** A problem that the command itself found. Only its message is printed, and the exit code is 1. */
export class CommandError extends Error {
	override name = 'CommandError';
}

/** A setting or the owner's configuration file is not valid. Commands end with exit code 78. */
export class SettingsError extends Error {
	override name = 'SettingsError';
}

/** The search index could not be created, or does not contain every article: the build is broken. */
export class SearchIndexError extends Error {
	override name = 'SearchIndexError';
}
