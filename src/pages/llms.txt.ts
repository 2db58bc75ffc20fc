import { currentSite } from '../site/current.ts';
import { fileAnswer } from '../site/file-answer.ts';
import { llmsTxt } from '../site/llms.ts';

export const GET = () => fileAnswer(llmsTxt(currentSite()), 'text/plain');
