import { currentSite } from '../site/current.ts';
import { robotsTxt } from '../site/site-files.ts';
import { fileAnswer } from '../site/file-answer.ts';

export const GET = () => fileAnswer(robotsTxt(currentSite()), 'text/plain');
