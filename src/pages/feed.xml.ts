import { currentSite } from '../site/current.ts';
import { fileAnswer } from '../site/feeds/file-response.ts';
import { atomFeed } from '../site/feeds/sitemap-and-atom.ts';

export const GET = () => fileAnswer(atomFeed(currentSite()), 'application/atom+xml');
