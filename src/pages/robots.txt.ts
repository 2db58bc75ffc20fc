import { currentSite } from '../site/current.ts';
import { fileAnswer } from '../site/feeds/file-response.ts';
import { robotsTxt } from '../site/feeds/robots-and-manifest.ts';

export const GET = () => fileAnswer(robotsTxt(currentSite()), 'text/plain');
