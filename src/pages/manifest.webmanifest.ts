import { currentSite } from '../site/current.ts';
import { createFileResponse } from '../site/feeds/file-response.ts';
import { createWebManifest } from '../site/feeds/robots-and-manifest.ts';

export const GET = () => createFileResponse(createWebManifest(currentSite()), 'application/manifest+json');
