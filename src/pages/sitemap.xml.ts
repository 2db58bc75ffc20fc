import { currentSite } from '../site/current.ts';
import { createFileResponse } from '../site/feeds/file-response.ts';
import { createSitemap } from '../site/feeds/sitemap-and-atom.ts';

export const GET = () => createFileResponse(createSitemap(currentSite()), 'application/xml');
