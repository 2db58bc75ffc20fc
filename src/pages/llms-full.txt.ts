import type { APIContext } from 'astro';
import { currentSite } from '../site/current.ts';
import { fileAnswer } from '../site/file-answer.ts';
import { llmsFull } from '../site/llms.ts';

/** None for Astro to write: `src/commands/write-article-files.ts` does, with less memory. */
export const GET = ({ isPrerendered }: Pick<APIContext, 'isPrerendered'>) =>
	fileAnswer(isPrerendered ? undefined : llmsFull(currentSite()), 'text/plain');
