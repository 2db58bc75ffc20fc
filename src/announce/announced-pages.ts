import { z } from 'zod';
import { parseJson, toSingleJsonLine } from '../files/json.ts';
import type { Storage } from '../storage/storage.ts';
import { createMigration, STORED_FORMATS } from '../storage/stored-formats.ts';

const FORMAT = STORED_FORMATS.announcedPages;

const AnnouncedFile = z.object({
	version: z.literal(FORMAT.version),
	home: z.string(),
	addresses: z.record(z.string(), z.string()),
});

/** Stores which version of which page was announced last, in `{dataDir}/{team}/announced.json`. */
export interface AnnouncedPages {
	/** URL → `lastmod` when it was announced. Empty if the file is missing, malformed or belongs to another site. */
	load(): Promise<Map<string, string>>;
	save(urls: ReadonlyMap<string, string>): Promise<void>;
}

/** What was announced of the site at `home`. */
export function createAnnouncedPages(storage: Storage, home: string): AnnouncedPages {
	return {
		async load() {
			const lines = (await storage.get(FORMAT.name)) ?? [];
			const text = (await Array.fromAsync(lines)).join('\n');
			const migrate = createMigration(FORMAT, storage.locate(FORMAT.name));
			const kept = AnnouncedFile.safeParse(migrate(parseJson(text), 0)).data;
			return new Map(kept?.home === home ? Object.entries(kept.addresses) : []);
		},
		async save(addresses) {
			await storage.put(FORMAT.name, [
				toSingleJsonLine({ version: FORMAT.version, home, addresses: Object.fromEntries(addresses) }),
			]);
		},
	};
}
