import { currentSite } from '../site/current.ts';
import { fileAnswer } from '../site/feeds/file-response.ts';
import { jsonFeed } from '../site/feeds/json-feed.ts';

export const GET = () => fileAnswer(jsonFeed(currentSite()), 'application/feed+json');
