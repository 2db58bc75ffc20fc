import type { APIContext } from 'astro';
import { currentSite } from '../../site/current.ts';
import { copyPart, copyPaths } from '../../site/feeds/backup-files.ts';
import { fileAnswer } from '../../site/feeds/file-response.ts';

export const getStaticPaths = () => copyPaths(currentSite());
export const GET = async ({ params }: Pick<APIContext, 'params'>) =>
	fileAnswer(await copyPart(currentSite(), params.part), 'application/json');
