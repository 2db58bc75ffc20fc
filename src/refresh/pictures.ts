import { join } from 'node:path';
import { SAMPLE_TEAM } from '../../sample/team.ts';
import { dropFragment, openCopyStore } from '../pictures/copy-store.ts';
import type { FindPicture } from '../pictures/in-articles.ts';
import { createLocalPictureFinder, type LocalFolder } from '../pictures/local-sizes.ts';
import { projectRoot } from '../project-root.ts';
import type { Settings } from '../settings.ts';
import type { Urls } from '../site/addresses/urls.ts';
import type { Site } from '../site/site.ts';
import type { Source } from '../sources/source.ts';
import { openStorages } from '../storage/open-storages.ts';
import { createRequestBudget } from '../storage/request-budget.ts';
import { listPublicFolders } from './public-folders.ts';

/** Finds the sizes and the copies of articles' pictures while the articles are rendered. */
export interface PictureFinder {
	findPicture: FindPicture;
	/** The copies made so far; `undefined` without MIRROR_IMAGES. */
	copies: Site['copies'];
	/** Stores the list of copies for the next build. */
	save(): Promise<void>;
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The folder with the pictures of a sample Library that runs on this machine. */
function findSampleFolders({ team, url }: Source): LocalFolder[] {
	if (team !== SAMPLE_TEAM || !LOOPBACK.test(url.hostname)) return [];
	return [{ url: new URL('/images/', url).href, folder: join(projectRoot, 'sample', 'images') }];
}

/** Returns why a URL must not be requested now, or `undefined` if it may. */
export type BlockReason = (url: URL) => Promise<string | undefined>;

/** Creates the check of a source's request budget: a request to the source's own origin counts like one of a sync. */
export function createBudgetCheck(settings: Settings, source: Source): BlockReason {
	const { shared } = openStorages(settings, source.team);
	const budget = createRequestBudget({ storage: shared, url: source.url, perHour: source.requestsPerHour });
	return async (url) =>
		url.origin === source.url.origin && (await budget.take()) !== undefined
			? 'this hour’s requests to the Library are spent'
			: undefined;
}

/**
 * Creates the picture finder. It reads sizes from files on this machine; with MIRROR_IMAGES it also copies the pictures of other origins
 * than the site's.
 */
export async function openPictures(settings: Settings, source: Source, urls: Urls): Promise<PictureFinder> {
	const home = urls.absolute(urls.base);
	const publicFolders = listPublicFolders(source.team);
	const own: LocalFolder[] = home === undefined ? [] : publicFolders.map((folder) => ({ url: home, folder }));
	const findLocal = createLocalPictureFinder([...own, ...findSampleFolders(source)]);
	if (!settings.mirrorImages) return { findPicture: findLocal, copies: undefined, save: async () => {} };
	// Imported only when needed: few sites copy pictures.
	const { createPictureMirror } = await import('../pictures/mirror.ts');
	const mirror = createPictureMirror(await openCopyStore(settings.dataDir, source.team), {
		trustedOrigins: [source.url.origin],
		blockReason: Number.isFinite(source.requestsPerHour) ? createBudgetCheck(settings, source) : undefined,
		toPath: (file) => urls.file(`_pictures/${file}`),
	});
	return {
		findPicture: async (url) =>
			own.some((place) => url.startsWith(place.url))
				? findLocal(url)
				: ((await mirror.findPicture(url)) ?? findLocal(url)),
		copies: mirror.result,
		save: mirror.save,
	};
}

/** Returns a function that tells when the picture at a URL was copied; `undefined` if there is no copy. */
export async function loadCopyDates(
	{ dataDir, mirrorImages }: Settings,
	team: string,
): Promise<(url: string) => Date | undefined> {
	if (!mirrorImages) return () => undefined;
	const copies = await openCopyStore(dataDir, team);
	return (url) => {
		const copy = copies.find(dropFragment(url));
		return copy && new Date(copy.fetchedAt);
	};
}
