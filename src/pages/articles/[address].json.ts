import type { APIContext } from 'astro';
import { currentSite } from '../../site/current.ts';
import { createArticleJson } from '../../site/feeds/article-json.ts';
import { createFileResponse } from '../../site/feeds/file-response.ts';

/** None in a static build: `src/build/write-article-files.ts` writes these files, with less memory than Astro. */
export const getStaticPaths = () => [];
export const GET = ({ params }: Pick<APIContext, 'params'>) =>
	createFileResponse(createArticleJson(currentSite(), params.address), 'application/json');
