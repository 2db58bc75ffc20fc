import type { APIContext } from 'astro';
import { currentSite } from '../../site/current.ts';
import { articleMarkdown } from '../../site/feeds/article-markdown.ts';
import { fileAnswer } from '../../site/feeds/file-response.ts';

/** None for Astro to write: `src/build/write-article-files.ts` does, with less memory. */
export const getStaticPaths = () => [];
export const GET = ({ params }: Pick<APIContext, 'params'>) =>
	fileAnswer(articleMarkdown(currentSite(), params.address), 'text/markdown');
