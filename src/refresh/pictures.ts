import { join } from 'node:path';
import { SAMPLE_TEAM } from '../../sample/team.ts';
import { openCopies, withoutPart } from '../pictures/copy-store.ts';
import type { LookAt } from '../pictures/in-articles.ts';
import { type Place, picturesAtHand } from '../pictures/local-sizes.ts';
import { projectRoot } from '../project-root.ts';
import type { Settings } from '../settings.ts';
import type { Urls } from '../site/addresses/urls.ts';
import type { Site } from '../site/site.ts';
import { createBudget } from '../sources/api/request-budget.ts';
import type { Source } from './open-source.ts';

/** What is known of articles' pictures while they are rendered; `finish` keeps what came. */
export interface Pictures {
	lookAt: LookAt;
	copies: Site['copies'];
	finish(): Promise<void>;
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The pictures of a sample Library that runs here. */
function samplePlace({ team, url }: Source): Place[] {
	if (team !== SAMPLE_TEAM || !LOOPBACK.test(url.hostname)) return [];
	return [{ address: new URL('/images/', url).href, folder: join(projectRoot, 'sample', 'images') }];
}

/** Why the Library can't be asked now: its requests are counted, with those of every sync. */
export function libraryAllowance(settings: Settings, library: URL): (url: URL) => string | undefined {
	const budget = createBudget({ dataDir: settings.dataDir, url: library, perHour: settings.requestsPerHour });
	return (url) =>
		url.origin === library.origin && budget.take(Date.now()) !== undefined
			? 'this hour’s requests to the Library are spent'
			: undefined;
}

/** Says of pictures what can be known without asking anybody; under MIRROR_IMAGES it copies those that are not the site's own. */
export async function openPictures(settings: Settings, source: Source, urls: Urls): Promise<Pictures> {
	const home = urls.absolute(urls.base);
	const own: Place[] = home === undefined ? [] : [{ address: home, folder: join(projectRoot, 'public') }];
	const atHand = picturesAtHand([...own, ...samplePlace(source)]);
	if (!settings.mirrorImages) return { lookAt: atHand, copies: undefined, finish: async () => {} };
	// Its tools are loaded only where pictures are copied.
	const { createMirror } = await import('../pictures/mirror.ts');
	const mirror = createMirror(await openCopies(settings.dataDir, source.team), {
		trusted: [source.url.origin],
		refusal: source.sample ? undefined : libraryAllowance(settings, source.url),
		pathOf: (file) => urls.file(`_pictures/${file}`),
	});
	return {
		lookAt: async (address) =>
			own.some((place) => address.startsWith(place.address))
				? atHand(address)
				: ((await mirror.lookAt(address)) ?? atHand(address)),
		copies: mirror.result,
		finish: mirror.finish,
	};
}

/** When the picture at an address was copied, where pictures are copied and this one is. */
export async function copiedPictures(
	{ dataDir, mirrorImages }: Settings,
	team: string,
): Promise<(address: string) => Date | undefined> {
	if (!mirrorImages) return () => undefined;
	const copies = await openCopies(dataDir, team);
	return (address) => {
		const copy = copies.find(withoutPart(address));
		return copy && new Date(copy.fetchedAt);
	};
}
