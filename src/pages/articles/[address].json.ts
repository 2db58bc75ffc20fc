import type { APIContext } from 'astro';
import { articleJson } from '../../site/article-json.ts';
import { currentSite } from '../../site/current.ts';
import { fileAnswer } from '../../site/file-answer.ts';

/** None for Astro to write: `src/commands/write-article-files.ts` does, with less memory. */
export const getStaticPaths = () => [];
export const GET = ({ params }: Pick<APIContext, 'params'>) =>
	fileAnswer(articleJson(currentSite(), params.address), 'application/json');
