import { currentSite } from '../site/current.ts';
import { fileAnswer } from '../site/file-answer.ts';
import { copyHeader } from '../site/library-copy.ts';

export const GET = async () => fileAnswer(await copyHeader(currentSite()), 'application/json');
