import { currentSite } from '../site/current.ts';
import { createFileResponse } from '../site/feeds/file-response.ts';
import { createJsonFeed } from '../site/feeds/json-feed.ts';

export const GET = () => createFileResponse(createJsonFeed(currentSite()), 'application/feed+json');
