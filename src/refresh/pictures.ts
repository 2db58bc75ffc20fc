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

/** What is known of articles' pictures while they are rendered; `finish` keeps what came. */
export interface PictureFinder {
	findPicture: FindPicture;
	copies: Site['copies'];
	save(): Promise<void>;
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The pictures of a sample Library that runs here. */
function findSampleFolders({ team, url }: Source): LocalFolder[] {
	if (team !== SAMPLE_TEAM || !LOOPBACK.test(url.hostname)) return [];
	return [{ url: new URL('/images/', url).href, folder: join(projectRoot, 'sample', 'images') }];
}

/** Why a URL can't be requested now, if it can't: requests to the source's own origin are counted together with those of every sync. */
export type BlockReason = (url: URL) => Promise<string | undefined>;

/** Creates the check of a source's request budget. */
export function createBudgetCheck(settings: Settings, source: Source): BlockReason {
	const { shared } = openStorages(settings, source.team);
	const budget = createRequestBudget({ storage: shared, url: source.url, perHour: source.requestsPerHour });
	return async (url) =>
		url.origin === source.url.origin && (await budget.take()) !== undefined
			? 'this hour’s requests to the Library are spent'
			: undefined;
}

/** Says of pictures what can be known without asking anybody; under MIRROR_IMAGES it copies those that are not the site's own. */
export async function openPictures(settings: Settings, source: Source, urls: Urls): Promise<PictureFinder> {
	const home = urls.absolute(urls.base);
	const own: LocalFolder[] = home === undefined ? [] : [{ url: home, folder: join(projectRoot, 'public') }];
	const findLocal = createLocalPictureFinder([...own, ...findSampleFolders(source)]);
	if (!settings.mirrorImages) return { findPicture: findLocal, copies: undefined, save: async () => {} };
	// Its tools are loaded only where pictures are copied.
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

/** When the picture at an address was copied, where pictures are copied and this one is. */
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
