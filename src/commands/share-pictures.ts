import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { teamFolder } from '../library/team-folder.ts';
import type { Step } from '../server/static-files.ts';
import type { Settings } from '../settings.ts';
import { currentSite } from '../site/current.ts';
import type { Site } from '../site/site.ts';

type Where = Pick<Settings, 'dataDir'>;

/** How many pictures a build has, and how many of them had to be drawn. */
export interface WrittenPictures {
	pictures: number;
	drawn: number;
}

/** The folder in which the pictures of a team's help center are kept. */
function folderOf({ dataDir }: Where, { library }: Site): string {
	return teamFolder(dataDir, library.team).file('share');
}

/** Writes the pictures for sharing into the built site `out`, and forgets those that it doesn't use. None, where none are asked for. */
export async function writeSharePictures(site: Site, settings: Where, out: string): Promise<WrittenPictures> {
	if (!site.sharing) return { pictures: 0, drawn: 0 };
	const { keepPictures } = await import('../share/kept-pictures.ts');
	const { eachPicture, usedNames } = await import('../share/site-pictures.ts');
	const kept = keepPictures(folderOf(settings, site));
	let pictures = 0;
	await eachPicture(site, site.sharing, kept, async (file, picture) => {
		const path = join(out, file);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, picture);
		pictures++;
	});
	await kept.sweep(usedNames(site, site.sharing));
	return { pictures, drawn: kept.drawn() };
}

/** What answers for the pictures of a site that is served by its pages: each is drawn when it is first asked for. */
export async function sharingSteps(site: Site, settings: Where): Promise<Step[]> {
	if (!site.sharing) return [];
	const { keepPictures } = await import('../share/kept-pictures.ts');
	const { usedNames } = await import('../share/site-pictures.ts');
	const { sharePictures } = await import('../server/share-pictures.ts');
	const folder = folderOf(settings, site);
	await keepPictures(folder).sweep(usedNames(site, site.sharing));
	return [sharePictures(currentSite, folder)];
}
