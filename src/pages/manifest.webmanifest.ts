import { currentSite } from '../site/current.ts';
import { fileAnswer } from '../site/feeds/file-response.ts';
import { webManifest } from '../site/feeds/robots-and-manifest.ts';

export const GET = () => fileAnswer(webManifest(currentSite()), 'application/manifest+json');
