import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ignoreMissing, toJsonLine, writeFileAtomically } from '../files/atomic-file.ts';
import { parseJson } from '../files/json.ts';
import { locateTeamFolder } from '../storage/team-folder.ts';

const AnnouncedFile = z.object({
	version: z.literal(1),
	home: z.string(),
	addresses: z.record(z.string(), z.string()),
});

/** Stores which version of which page was announced last, in `{dataDir}/{team}/announced.json`. */
export interface AnnouncedPages {
	/** URL → `lastmod` when it was announced. Empty if the file is missing, malformed or belongs to another site. */
	load(): Promise<Map<string, string>>;
	save(urls: ReadonlyMap<string, string>): Promise<void>;
}

/** Creates the store for the site at `home`. */
export function createAnnouncedPages(dataDir: string, team: string, home: string): AnnouncedPages {
	const folder = locateTeamFolder(dataDir, team);
	const path = folder.filePath('announced.json');
	return {
		async load() {
			const text = (await folder.exists()) ? await readFile(path, 'utf8').catch(ignoreMissing) : undefined;
			const stored = AnnouncedFile.safeParse(parseJson(text ?? '')).data;
			return new Map(stored?.home === home ? Object.entries(stored.addresses) : []);
		},
		async save(urls) {
			await folder.create();
			await writeFileAtomically(path, [toJsonLine({ version: 1, home, addresses: Object.fromEntries(urls) })]);
		},
	};
}
