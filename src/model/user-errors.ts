/** A problem that the command itself found. Only its message is printed, and the exit code is 1. */
export class CommandError extends Error {
	override name = 'CommandError';
}

/** A setting or the owner's configuration file is not valid. Commands end with exit code 78. */
export class SettingsError extends Error {
	override name = 'SettingsError';
}

/** A stored file is of a newer version of this project than the one that runs. Nothing may be changed: exit code 78. */
export class NewerFormat extends SettingsError {
	override name = 'NewerFormat';
	constructor(path: string, found: number, known: number) {
		super(
			`${path} has format version ${found}; this version of the help center knows up to ${known}. Nothing was changed: update the help center, or set DATA_DIR to another folder.`,
		);
	}
}

/** The search index could not be created, or does not contain every article: the build is broken. */
export class SearchIndexError extends Error {
	override name = 'SearchIndexError';
}
