import { currentSite } from '../site/current.ts';
import { createFileResponse } from '../site/feeds/file-response.ts';
import { createLlmsTxt } from '../site/feeds/llms.ts';

export const GET = () => createFileResponse(createLlmsTxt(currentSite()), 'text/plain');
