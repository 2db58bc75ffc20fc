import { writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createArticleJson } from '../site/feeds/article-json.ts';
import { createArticleMarkdown } from '../site/feeds/article-markdown.ts';
import { createLlmsFullTxt } from '../site/feeds/llms.ts';
import type { Article, Site } from '../site/site.ts';

/**
 * Writes the articles for machines: `articles/{address}.md` and `.json` beside each page, and all articles in `llms-full.txt`. The server
 * renders them with Astro's endpoints; in the build of a large library those would need a third more memory.
 */
export async function writeArticleFiles(site: Site, out: string): Promise<void> {
	const write = ({ address }: Article): string => {
		const [markdown = '', json = ''] = [createArticleMarkdown(site, address), createArticleJson(site, address)];
		// Synchronous, because nothing else runs meanwhile: asynchronous writes cost several times as much.
		writeFileSync(join(out, 'articles', `${address}.md`), markdown);
		writeFileSync(join(out, 'articles', `${address}.json`), json);
		return markdown;
	};
	const fullText = createLlmsFullTxt(site, write);
	if (fullText === undefined) site.articles.forEach(write);
	else await writeFile(join(out, 'llms-full.txt'), fullText);
}
