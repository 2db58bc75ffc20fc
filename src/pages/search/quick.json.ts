import { quickJson } from '../../search/quick-index.ts';
import { currentSite } from '../../site/current.ts';
import { fileAnswer } from '../../site/file-answer.ts';

export const GET = () => fileAnswer(quickJson(currentSite()), 'application/json');
