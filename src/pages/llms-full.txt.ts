import { currentSite } from '../site/current.ts';
import { fileAnswer } from '../site/file-answer.ts';
import { llmsFull } from '../site/llms.ts';

export const GET = () => fileAnswer(llmsFull(currentSite()), 'text/plain');
