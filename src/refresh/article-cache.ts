import { explainDiskError } from '../files/disk-error.ts';
import { canPack } from '../render-cache/pack-file.ts';
import { openRenderCache, type RenderCache } from '../render-cache/render-cache.ts';
import { digestRenderingCode } from '../render-cache/rendering-code.ts';
import type { Settings } from '../settings.ts';
import { locateTeamFolder } from '../storage/team-folder.ts';
import type { Reporter } from './reporter.ts';

/** In the team's folder. Hosts may keep `build` between builds; nothing in it is needed. */
const FILE = 'build/rendered/articles.pack';

const NO_CACHE: RenderCache = { wrap: (renderer) => renderer, save: async () => {}, close: async () => {} };

/**
 * Opens the cache of a team's rendered articles. `force` ignores what it has. If it can't be read or written, the reporter says so, and the
 * articles are rendered without it.
 */
export async function openArticleCache(
	{ dataDir }: Pick<Settings, 'dataDir'>,
	team: string,
	reporter: Pick<Reporter, 'warning'>,
	force: boolean,
): Promise<RenderCache> {
	if (!canPack) return NO_CACHE;
	const folder = locateTeamFolder(dataDir, team);
	const path = folder.filePath(FILE);
	const report = (error: unknown): void => {
		const explained = explainDiskError(error, path);
		const message = explained instanceof Error ? explained.message : String(explained);
		reporter.warning(`The rendered articles are not kept, so that every build renders all of them: ${message}`);
	};
	try {
		const ignoresFile = force || !(await folder.exists());
		const cache = await openRenderCache(path, { code: await digestRenderingCode(), force: ignoresFile });
		const save = async () => {
			await folder.create();
			await cache.save();
		};
		return { ...cache, save: () => save().catch(report) };
	} catch (error) {
		report(error);
		return NO_CACHE;
	}
}
