import { z } from 'zod';
import { parseJson } from '../files/json.ts';
import { NewerFormat } from '../model/user-errors.ts';
import type { Storage } from './storage.ts';

/** Turns one line of a version, parsed, into that of the next. Line 0 is the header, whose `version` is set afterwards. */
export type Migration = (line: unknown, index: number) => unknown;

/** A stored file whose first line has a `version`. */
export interface StoredFormat {
	/** Its name in the storage. */
	name: string;
	/** The version that is written today. */
	version: number;
	/** For each earlier version, how it becomes the next one. */
	migrations: Readonly<Record<number, Migration>>;
}

/**
 * All stored files with a version. Whoever changes a format so that earlier code would misread it increases the version, adds a migration,
 * and keeps a sample of the version before in `tests/fixtures/`. A new optional field with a default needs neither.
 */
export const STORED_FORMATS = {
	snapshot: { name: 'library.ndjson', version: 1, migrations: {} },
	slugHistory: { name: 'ledger.ndjson', version: 1, migrations: {} },
	syncJournal: { name: 'journal.ndjson', version: 1, migrations: {} },
	listPages: { name: 'pages.ndjson', version: 1, migrations: {} },
	restoredCopy: { name: 'restored.json', version: 1, migrations: {} },
	announcedPages: { name: 'announced.json', version: 1, migrations: {} },
} as const satisfies Record<string, StoredFormat>;

const Versioned = z.looseObject({ version: z.int() });

/**
 * Creates a function for the lines of one file, header first. It migrates each parsed line to today's version. A file of an unknown older
 * version is returned as it is: the schema of its reader rejects it.
 * @throws {NewerFormat} for the header of a newer version; `path` is where the owner finds the file
 */
export function createMigration({ version, migrations }: StoredFormat, path: string): Migration {
	let found = version;
	return (line, index) => {
		if (index === 0) found = Versioned.safeParse(line).data?.version ?? version;
		if (found > version) throw new NewerFormat(path, found, version);
		let migrated = line;
		for (let from = found; from < version; from += 1) {
			const migrate = migrations[from];
			if (migrate === undefined) return line;
			migrated = migrate(migrated, index);
			if (index === 0) migrated = { ...Versioned.parse(migrated), version: from + 1 };
		}
		return migrated;
	};
}

/**
 * Checks all stored files before a command changes any of them.
 * @throws {NewerFormat} if a newer version of this project has written one
 */
export async function rejectNewerFormats(storage: Storage): Promise<void> {
	for (const format of Object.values(STORED_FORMATS)) {
		for await (const line of (await storage.get(format.name)) ?? []) {
			createMigration(format, storage.locate(format.name))(parseJson(line), 0);
			break;
		}
	}
}
