import { z } from 'zod';
import { parseJson, toSingleJsonLine } from '../files/json.ts';
import type { Storage } from '../storage/storage.ts';

const NAME = 'announced.json';

const AnnouncedFile = z.object({
	version: z.literal(1),
	home: z.string(),
	addresses: z.record(z.string(), z.string()),
});

/** Remembers which state of which address was announced, in `{dataDir}/{team}/announced.json`. */
export interface AnnouncedPages {
	/** The `lastmod` of each address when it was announced; nothing where another site was, or the file can't be read. */
	load(): Promise<Map<string, string>>;
	save(addresses: ReadonlyMap<string, string>): Promise<void>;
}

/** What was announced of the site at `home`. */
export function createAnnouncedPages(storage: Storage, home: string): AnnouncedPages {
	return {
		async load() {
			const lines = (await storage.get(NAME)) ?? [];
			const text = (await Array.fromAsync(lines)).join('\n');
			const kept = AnnouncedFile.safeParse(parseJson(text)).data;
			return new Map(kept?.home === home ? Object.entries(kept.addresses) : []);
		},
		async save(addresses) {
			await storage.put(NAME, [toSingleJsonLine({ version: 1, home, addresses: Object.fromEntries(addresses) })]);
		},
	};
}
