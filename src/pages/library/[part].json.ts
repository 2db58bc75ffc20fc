import type { APIContext } from 'astro';
import { currentSite } from '../../site/current.ts';
import { fileAnswer } from '../../site/file-answer.ts';
import { copyPart, copyPaths } from '../../site/library-copy.ts';

export const getStaticPaths = () => copyPaths(currentSite());
export const GET = async ({ params }: Pick<APIContext, 'params'>) =>
	fileAnswer(await copyPart(currentSite(), params.part), 'application/json');
