import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { articleJson } from '../site/article-json.ts';
import { articleMarkdown } from '../site/article-markdown.ts';
import type { Site } from '../site/site.ts';

/**
 * Writes what programs read of each article beside its page: `articles/{address}.md` and `.json`. Through Astro, which a server answers
 * them with, twenty thousand such files cost a build a third more memory.
 */
export async function writeArticleFiles(site: Site, out: string): Promise<void> {
	for (const { address } of site.articles) {
		const files = { md: articleMarkdown(site, address), json: articleJson(site, address) };
		for (const [ending, text = ''] of Object.entries(files))
			await writeFile(join(out, 'articles', `${address}.${ending}`), text);
	}
}
