import { currentSite } from '../site/current.ts';
import { fileAnswer } from '../site/file-answer.ts';
import { webManifest } from '../site/site-files.ts';

export const GET = () => fileAnswer(webManifest(currentSite()), 'application/manifest+json');
