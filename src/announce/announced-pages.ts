import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { jsonLine, unlessMissing, writeWhole } from '../files/atomic-file.ts';
import { teamFolder } from '../storage/team-folder.ts';

const Kept = z.object({ version: z.literal(1), home: z.string(), addresses: z.record(z.string(), z.string()) });

/** Remembers which state of which address was announced, in `{dataDir}/{team}/announced.json`. */
export interface Announced {
	/** The `lastmod` of each address when it was announced; nothing where another site was, or the file can't be read. */
	load(): Promise<Map<string, string>>;
	save(addresses: ReadonlyMap<string, string>): Promise<void>;
}

/** What was announced of the site at `home`. */
export function createAnnounced(dataDir: string, team: string, home: string): Announced {
	const folder = teamFolder(dataDir, team);
	const path = folder.file('announced.json');
	return {
		async load() {
			const text = (await folder.isThere()) ? await readFile(path, 'utf8').catch(unlessMissing) : undefined;
			const kept = Kept.safeParse(parsed(text ?? '')).data;
			return new Map(kept?.home === home ? Object.entries(kept.addresses) : []);
		},
		async save(addresses) {
			await folder.make();
			await writeWhole(path, [jsonLine({ version: 1, home, addresses: Object.fromEntries(addresses) })]);
		},
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
