import type { APIContext } from 'astro';
import { currentSite } from '../site/current.ts';
import { createFileResponse } from '../site/feeds/file-response.ts';
import { createLlmsFullTxt } from '../site/feeds/llms.ts';

/** None for Astro to write: `src/build/write-article-files.ts` does, with less memory. */
export const GET = ({ isPrerendered }: Pick<APIContext, 'isPrerendered'>) =>
	createFileResponse(isPrerendered ? undefined : createLlmsFullTxt(currentSite()), 'text/plain');
