import { join } from 'node:path';
import { SAMPLE_TEAM } from '../../sample/server.ts';
import { type Place, picturesAtHand } from '../pictures/at-hand.ts';
import type { LookAt } from '../pictures/in-articles.ts';
import type { Settings } from '../settings.ts';
import { projectRoot } from './astro.ts';
import type { Source } from './source.ts';

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** What this machine has of the pictures that articles show: files of `public/`, and those of a sample Library that runs here. */
function placesOf({ basePath }: Pick<Settings, 'basePath'>, source: Source, siteUrl: URL | undefined): Place[] {
	const isSampleHere = source.team === SAMPLE_TEAM && LOOPBACK.test(source.url.hostname);
	return [
		...(siteUrl ? [{ address: new URL(basePath, siteUrl).href, folder: join(projectRoot, 'public') }] : []),
		...(isSampleHere
			? [{ address: new URL('/images/', source.url).href, folder: join(projectRoot, 'sample', 'images') }]
			: []),
	];
}

/** Says of a picture what can be known without asking anybody. */
export function openPictures(settings: Settings, source: Source, siteUrl: URL | undefined): LookAt {
	return picturesAtHand(placesOf(settings, source, siteUrl));
}
