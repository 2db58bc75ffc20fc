import { currentSite } from '../site/current.ts';
import { sitemap } from '../site/feeds.ts';
import { fileAnswer } from '../site/file-answer.ts';

export const GET = () => fileAnswer(sitemap(currentSite()), 'application/xml');
