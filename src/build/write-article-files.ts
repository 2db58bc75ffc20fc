import { writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createArticleJson } from '../site/feeds/article-json.ts';
import { createArticleMarkdown } from '../site/feeds/article-markdown.ts';
import { createLlmsFullTxt } from '../site/feeds/llms.ts';
import type { Article, Site } from '../site/site.ts';

/**
 * Writes what programs read of articles: `articles/{address}.md` and `.json` beside each page, and all of them in `llms-full.txt`. Through
 * Astro, which a server answers them with, they cost the build of a large library a third more memory.
 */
export async function writeArticleFiles(site: Site, out: string): Promise<void> {
	const write = ({ address }: Article): string => {
		const [markdown = '', json = ''] = [createArticleMarkdown(site, address), createArticleJson(site, address)];
		// Nobody waits for anything else meanwhile, and one call costs a fraction of four that are waited for.
		writeFileSync(join(out, 'articles', `${address}.md`), markdown);
		writeFileSync(join(out, 'articles', `${address}.json`), json);
		return markdown;
	};
	const whole = createLlmsFullTxt(site, write);
	if (whole === undefined) site.articles.forEach(write);
	else await writeFile(join(out, 'llms-full.txt'), whole);
}
