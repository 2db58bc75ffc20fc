import type { APIContext } from 'astro';
import { currentSite } from '../../site/current.ts';
import { createArticleMarkdown } from '../../site/feeds/article-markdown.ts';
import { createFileResponse } from '../../site/feeds/file-response.ts';

/** None in a static build: `src/build/write-article-files.ts` writes these files, with less memory than Astro. */
export const getStaticPaths = () => [];
export const GET = ({ params }: Pick<APIContext, 'params'>) =>
	createFileResponse(createArticleMarkdown(currentSite(), params.address), 'text/markdown');
