import { currentSite } from '../site/current.ts';
import { fileAnswer } from '../site/feeds/file-response.ts';
import { sitemap } from '../site/feeds/sitemap-and-atom.ts';

export const GET = () => fileAnswer(sitemap(currentSite()), 'application/xml');
