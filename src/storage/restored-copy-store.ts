import { z } from 'zod';
import { parseJson, toSingleJsonLine } from '../files/json.ts';
import type { Storage } from './storage.ts';
import { createMigration, STORED_FORMATS } from './stored-formats.ts';

const FORMAT = STORED_FORMATS.restoredCopy;

const RestoredFile = z.object({
	version: z.literal(FORMAT.version),
	trust: z.enum(['unchecked', 'plausible', 'different']).catch('unchecked'),
	slugs: z.array(z.string()),
});

/** Which articles of the snapshot come from a backup and were not yet compared with the Library. */
export interface RestoredCopy {
	/**
	 * `unchecked`: nothing was compared yet, so no digest counts. `plausible`: a sample was the same, so digests count until each article has
	 * been compared. `different`: at least one article was not the same, so no digest counts.
	 */
	trust: 'unchecked' | 'plausible' | 'different';
	slugs: ReadonlySet<string>;
}

/** Stores what is left to compare of a restored snapshot. */
export interface RestoredCopyStore {
	/** `undefined` if the snapshot comes from the Library alone. */
	load(): Promise<RestoredCopy | undefined>;
	/** Without slugs, nothing is left to compare. */
	save(restored: RestoredCopy): Promise<void>;
}

/** Stores it in `restored.json`, beside the snapshot. It is saved before a restored snapshot is, and after one that compared more of it. */
export function createRestoredCopyStore(storage: Storage): RestoredCopyStore {
	return {
		async load() {
			const lines = await storage.get(FORMAT.name);
			if (!lines) return undefined;
			const migrate = createMigration(FORMAT, storage.locate(FORMAT.name));
			const text = (await Array.fromAsync(lines)).join('\n');
			const { data } = RestoredFile.safeParse(migrate(parseJson(text), 0));
			return data && { trust: data.trust, slugs: new Set(data.slugs) };
		},
		async save({ trust, slugs }) {
			if (slugs.size === 0) await storage.remove(FORMAT.name);
			else await storage.put(FORMAT.name, [toSingleJsonLine({ version: FORMAT.version, trust, slugs: [...slugs] })]);
		},
	};
}
