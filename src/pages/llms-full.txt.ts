import type { APIContext } from 'astro';
import { currentSite } from '../site/current.ts';
import { createFileResponse } from '../site/feeds/file-response.ts';
import { createLlmsFullTxt } from '../site/feeds/llms.ts';

/** No file in a static build: `src/build/write-article-files.ts` writes it, with less memory than Astro. */
export const GET = ({ isPrerendered }: Pick<APIContext, 'isPrerendered'>) =>
	createFileResponse(isPrerendered ? undefined : createLlmsFullTxt(currentSite()), 'text/plain');
