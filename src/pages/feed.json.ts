import { currentSite } from '../site/current.ts';
import { fileAnswer } from '../site/file-answer.ts';
import { jsonFeed } from '../site/json-feed.ts';

export const GET = () => fileAnswer(jsonFeed(currentSite()), 'application/feed+json');
