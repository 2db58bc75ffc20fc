/** Pagefind alone: indexes a file of documents (one JSON value per line) into a folder. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { close, createIndex } from 'pagefind';

const [source = '', folder = ''] = process.argv.slice(2);
const { index } = await createIndex({ forceLanguage: 'en' });
if (index === undefined) throw new Error('Pagefind did not start.');
for await (const line of createInterface({ input: createReadStream(source) })) {
	const { errors } = await index.addHTMLFile(JSON.parse(line));
	if (errors.length > 0) throw new Error(errors.join('\n'));
}
await index.writeFiles({ outputPath: folder });
await close();
