import type { APIContext } from 'astro';
import { currentSite } from '../../site/current.ts';
import { articleJson } from '../../site/feeds/article-json.ts';
import { fileAnswer } from '../../site/feeds/file-response.ts';

/** None for Astro to write: `src/build/write-article-files.ts` does, with less memory. */
export const getStaticPaths = () => [];
export const GET = ({ params }: Pick<APIContext, 'params'>) =>
	fileAnswer(articleJson(currentSite(), params.address), 'application/json');
