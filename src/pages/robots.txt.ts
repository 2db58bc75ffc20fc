import { currentSite } from '../site/current.ts';
import { fileAnswer } from '../site/file-answer.ts';
import { robotsTxt } from '../site/site-files.ts';

export const GET = () => fileAnswer(robotsTxt(currentSite()), 'text/plain');
