import type { APIContext } from 'astro';
import { currentSite } from '../../site/current.ts';
import { createArticleJson } from '../../site/feeds/article-json.ts';
import { createFileResponse } from '../../site/feeds/file-response.ts';

/** None for Astro to write: `src/build/write-article-files.ts` does, with less memory. */
export const getStaticPaths = () => [];
export const GET = ({ params }: Pick<APIContext, 'params'>) =>
	createFileResponse(createArticleJson(currentSite(), params.address), 'application/json');
