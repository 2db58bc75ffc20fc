import { currentSite } from '../site/current.ts';
import { createFileResponse } from '../site/feeds/file-response.ts';
import { createRobotsTxt } from '../site/feeds/robots-and-manifest.ts';

export const GET = () => createFileResponse(createRobotsTxt(currentSite()), 'text/plain');
