import { currentSite } from '../site/current.ts';
import { atomFeed } from '../site/feeds.ts';
import { fileAnswer } from '../site/file-answer.ts';

export const GET = () => fileAnswer(atomFeed(currentSite()), 'application/atom+xml');
