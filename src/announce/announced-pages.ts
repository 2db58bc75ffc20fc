import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ignoreMissing, toJsonLine, writeFileAtomically } from '../files/atomic-file.ts';
import { locateTeamFolder } from '../storage/team-folder.ts';

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
export function createAnnouncedPages(dataDir: string, team: string, home: string): AnnouncedPages {
	const folder = locateTeamFolder(dataDir, team);
	const path = folder.filePath('announced.json');
	return {
		async load() {
			const text = (await folder.exists()) ? await readFile(path, 'utf8').catch(ignoreMissing) : undefined;
			const kept = AnnouncedFile.safeParse(parseJson(text ?? '')).data;
			return new Map(kept?.home === home ? Object.entries(kept.addresses) : []);
		},
		async save(addresses) {
			await folder.create();
			await writeFileAtomically(path, [toJsonLine({ version: 1, home, addresses: Object.fromEntries(addresses) })]);
		},
	};
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
