/** Writes the documents that our build gives to Pagefind into a file, one JSON value per line, for `pagefind.ts`. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createSearchDocument } from '../src/search/index/document.ts';
import { gatherSite } from './site.ts';

const [url = '', work = '', path = ''] = process.argv.slice(2);
const { site } = await gatherSite(url, work);
const file = createWriteStream(path);
for (const article of site.articles) {
	const line = `${JSON.stringify({ url: article.path, content: createSearchDocument(article, site) })}\n`;
	if (!file.write(line)) await once(file, 'drain');
}
file.end();
await once(file, 'finish');
