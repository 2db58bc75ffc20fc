import type { APIContext } from 'astro';
import { currentSite } from '../site/current.ts';
import { fileAnswer } from '../site/feeds/file-response.ts';
import { llmsFull } from '../site/feeds/llms.ts';

/** None for Astro to write: `src/build/write-article-files.ts` does, with less memory. */
export const GET = ({ isPrerendered }: Pick<APIContext, 'isPrerendered'>) =>
	fileAnswer(isPrerendered ? undefined : llmsFull(currentSite()), 'text/plain');
