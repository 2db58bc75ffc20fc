import type { APIContext } from 'astro';
import { currentSite } from '../../site/current.ts';
import { createArticleMarkdown } from '../../site/feeds/article-markdown.ts';
import { createFileResponse } from '../../site/feeds/file-response.ts';

/** None for Astro to write: `src/build/write-article-files.ts` does, with less memory. */
export const getStaticPaths = () => [];
export const GET = ({ params }: Pick<APIContext, 'params'>) =>
	createFileResponse(createArticleMarkdown(currentSite(), params.address), 'text/markdown');
