/** A sample Library of generated articles in its own process; sends its URL to the parent process. */
import { startSampleLibrary } from '../sample/server.ts';
import { createArticles } from './articles.ts';

const content = createArticles(Number(process.argv[2]));
const { url } = await startSampleLibrary({ content, contentInList: true, requestsPerHour: 0 });
process.send?.(url.href);
process.on('disconnect', () => process.exit(0));
