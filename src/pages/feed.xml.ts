import { currentSite } from '../site/current.ts';
import { createFileResponse } from '../site/feeds/file-response.ts';
import { createAtomFeed } from '../site/feeds/sitemap-and-atom.ts';

export const GET = () => createFileResponse(createAtomFeed(currentSite()), 'application/atom+xml');
