/** Something that the command itself found: said in its own words, exit code 1. */
export class CommandError extends Error {
	override name = 'CommandError';
}

/** A setting, or the owner's configuration file, that can't be used. Commands end with exit code 78. */
export class SettingsError extends Error {
	override name = 'SettingsError';
}

/** The index could not be made, or does not hold every article: a broken build. */
export class SearchIndexError extends Error {
	override name = 'SearchIndexError';
}
