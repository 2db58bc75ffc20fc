import type { APIContext } from 'astro';
import { articleMarkdown } from '../../site/article-markdown.ts';
import { currentSite } from '../../site/current.ts';
import { fileAnswer } from '../../site/file-answer.ts';

/** None for Astro to write: `src/commands/write-article-files.ts` does, with less memory. */
export const getStaticPaths = () => [];
export const GET = ({ params }: Pick<APIContext, 'params'>) =>
	fileAnswer(articleMarkdown(currentSite(), params.address), 'text/markdown');
