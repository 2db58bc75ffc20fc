import { quickJson } from '../../search/index/quick-index.ts';
import { currentSite } from '../../site/current.ts';
import { fileAnswer } from '../../site/feeds/file-response.ts';

export const GET = () => fileAnswer(quickJson(currentSite()), 'application/json');
