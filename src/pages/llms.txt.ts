import { currentSite } from '../site/current.ts';
import { fileAnswer } from '../site/feeds/file-response.ts';
import { llmsTxt } from '../site/feeds/llms.ts';

export const GET = () => fileAnswer(llmsTxt(currentSite()), 'text/plain');
